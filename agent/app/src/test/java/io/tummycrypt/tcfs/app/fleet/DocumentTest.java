package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one device publishes as the fleet document is what all devices follow. */
class DocumentTest extends TwoMachines {
  @BeforeEach
  void share() throws IOException {
    a.write("build.log", "of a");
    a.write("plan.txt", "text");
    fleet.converge();
  }

  private static String withPattern(String document, String pattern) {
    return document.replace("- .direnv\n", "- .direnv\n      - \"" + pattern + "\"\n");
  }

  @Test
  void anExcludePatternReachesTheOthersAndDeletesNothing() throws IOException {
    a.changeDocument(text -> withPattern(text, "*.log"));
    fleet.converge();

    for (Machine machine : fleet.machines()) {
      Ended plan = machine.done("diff-desired");
      assertTrue(plan.out().contains("Local-only from now on"), plan.all());
      assertTrue(plan.out().contains("build.log"), plan.all());
      machine.write("build.log", "edited on " + machine.name());
      machine.write("new.log", "new on " + machine.name());
    }
    fleet.sync();
    fleet.sync();

    for (Machine machine : fleet.machines()) {
      assertEquals("edited on " + machine.name(), machine.read("build.log"));
      assertEquals("new on " + machine.name(), machine.read("new.log"));
      machine.done("diff-desired");
    }
  }

  @Test
  void theDeletionOfAnExcludedFileIsNotFollowed() throws IOException {
    a.changeDocument(text -> withPattern(text, "*.log"));
    fleet.converge();
    a.delete("build.log");

    fleet.sync();
    fleet.sync();

    assertEquals("of a", b.read("build.log"));
    assertFalse(Files.exists(a.at("build.log")));
  }

  @Test
  void aPatternTakenBackLosesNothing() throws IOException {
    a.changeDocument(text -> withPattern(text, "*.log"));
    fleet.sync();
    a.write("build.log", "edited on a");
    b.write("build.log", "edited on b");
    b.write("new.log", "new on b");
    fleet.sync();

    b.changeDocument(text -> text.replace("      - \"*.log\"\n", ""));
    fleet.converge();

    assertEquals("edited on a", b.read("build.log"));
    assertEquals("new on b", a.read("new.log"));
    assertTrue(Tree.contents(a.docs()).contains("edited on b"));
  }

  @Test
  void anIgnoreFileInTheTreeHoldsOnAllDevices() throws IOException {
    a.write("sub/.tcfsignore", "*.tmp\n!keep.tmp\n");
    a.write("sub/x.tmp", "stays");
    a.write("sub/keep.tmp", "travels");
    a.write("x.tmp", "travels");
    fleet.sync();
    b.write("sub/y.tmp", "stays");
    fleet.sync();

    assertFalse(Files.exists(b.at("sub/x.tmp")));
    assertFalse(Files.exists(a.at("sub/y.tmp")));
    assertEquals("travels", b.read("sub/keep.tmp"));
    assertEquals("travels", b.read("x.tmp"));
    fleet.machines().forEach(machine -> machine.done("diff-desired"));
  }

  @Test
  void aDamagedRevisionThatWasReplacedStandsInNobodysWay() throws IOException {
    b.done("fleet", "pull");
    a.changeDocument(text -> withPattern(text, "*.log"));
    fleet.converge();
    List<Path> revisions = KillUsers.files(a.store().resolve("tcfs-meta/fleet"));
    Files.delete(revisions.get(revisions.size() - 2));

    for (String command : List.of("status", "diff-desired", "log", "conflicts", "root list")) {
      b.done(command.split(" "));
    }
    Path copy = b.home().resolve("config/fleet.yaml");
    String document = Files.readString(copy);
    Files.writeString(copy, document.replace(".direnv", ".env"));
    DamageMessage.isClear(b.ends(1, "fleet", "pull"), "not published", "move it away");
    Files.writeString(copy, document);
    b.done("fleet", "pull");
    assertTrue(Files.readString(copy).contains("*.log"));
  }

  /** Otherwise an exclude pattern, say, would be taken back, and files that stay local be sent. */
  @Test
  void aStoreThatHasLostTheNewestRevisionIsNotFollowed() throws IOException {
    a.changeDocument(text -> withPattern(text, "*.log"));
    fleet.converge();
    b.write("secret.log", "stays here");
    Path newest = KillUsers.files(a.store().resolve("tcfs-meta/fleet")).getLast();
    byte[] revision = Files.readAllBytes(newest);
    Files.delete(newest);

    for (String command : List.of("sync", "diff-desired", "status")) {
      DamageMessage.isClear(
          b.ends(1, command),
          "revision 3 of the fleet document",
          "highest is 2",
          "restore it from a copy");
    }
    DamageMessage.isClear(
        a.ends(1, "fleet", "publish"),
        "revision 3 of the fleet document",
        "restore it from a copy");
    Files.write(newest, revision);

    fleet.sync();
    fleet.sync();
    assertFalse(Files.exists(a.at("secret.log")));
  }

  @Test
  void whoHasLostItsStateFollowsWhatIsThere() throws IOException {
    a.changeDocument(text -> withPattern(text, "*.log"));
    fleet.converge();
    Files.delete(KillUsers.files(a.store().resolve("tcfs-meta/fleet")).getLast());
    LossPair.deleteAll(a.home().resolve("state"));

    a.sync();

    assertTrue(a.done("status").out().contains("revision 2"));
  }

  @Test
  void anUnpublishedEditIsPlannedForAndNotFollowed() throws IOException {
    Path document = a.home().resolve("config/fleet.yaml");
    Files.writeString(document, withPattern(Files.readString(document), "*.new"));
    a.write("x.new", "new");

    Ended plan = a.done("diff-desired");
    a.sync();
    b.sync();

    assertTrue(plan.out().contains("is not published"), plan.all());
    assertEquals("new", b.read("x.new"));
  }

  @Test
  void aBrokenWorkingCopyStopsNeitherSyncNorStatus() throws IOException {
    Path document = a.home().resolve("config/fleet.yaml");
    String text = Files.readString(document);
    Files.writeString(
        document, text.replace("  storage:", "  colour: red\n  nuts: {}\n  storage:"));
    a.write("x", "new");

    a.sync();
    Ended status = a.done("status");
    Ended json = a.done("status", "--json");

    assertTrue(status.out().contains("document   revision"), status.all());
    assertTrue(status.out().contains("docs  as desired"), status.all());
    assertTrue(
        status.out().contains("! the working copy cannot be used: 2 findings"), status.all());
    assertTrue(status.out().contains("spec.colour: unknown key"), status.all());
    assertTrue(status.out().contains("tcfs fleet validate " + document), status.all());
    assertTrue(json.out().contains("brokenWorkingCopy"), json.all());
    assertTrue(a.ends(1, "diff-desired").err().contains("spec.colour"));
  }

  @Test
  void aWorkingCopyThatDoesNotHoldHereDoesNotStopStatus() throws IOException {
    Path document = a.home().resolve("config/fleet.yaml");
    String text = Files.readString(document);
    Files.writeString(document, text.replaceAll("(?m)^  name: a$", "  name: elsewhere"));

    Ended status = a.done("status");

    assertTrue(status.out().contains("there is no TcfsDevice 'a'"), status.all());
    assertTrue(status.out().contains("docs  as desired"), status.all());
  }

  @Test
  void aRootOnDemandIsHaltedAndTheOtherGoesOn() throws IOException {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    Files.writeString(photos.resolve("sea.jpg"), "blue");
    a.changeDocument(text ->
        text.replace(
                "    - name: docs\n  #",
                "    - name: docs\n    - name: photos\n      mode: onDemand\n  #")
            .replace(
                "path: " + a.docs() + "\n",
                "path: " + a.docs() + "\n    - name: photos\n      path: " + photos + "\n"));
    a.write("plan.txt", "edited");

    Ended ended = a.ends(3, "sync");
    b.sync();

    assertTrue(ended.out().contains("Halted root photos"), ended.all());
    assertTrue(ended.out().contains("mode: onDemand"), ended.all());
    assertEquals("edited", b.read("plan.txt"));
    assertEquals(Set.of("sea.jpg"), Tree.everything(photos).keySet());
    a.ends(3, "diff-desired");
    assertTrue(a.ends(3, "status").out().contains("halted"));
  }

  @Test
  void whatThisVersionDoesNotHaveIsNamedWithWhatItWouldDo() throws IOException {
    a.declare("syncGitDirs: true");
    String path = "path: " + a.docs() + "\n";
    a.changeDocument(text -> text.replace(path, path + "      pinned: [\"app/**\"]\n"));
    a.sync();

    for (String command : new String[] {"diff-desired", "status"}) {
      String out = a.done(command).out();
      assertTrue(out.contains("Not supported by this version"), out);
      assertTrue(out.contains("syncGitDirs: true"), out);
      assertTrue(out.contains("pinned: app/**"), out);
      assertTrue(out.contains("below root 'docs' are not carried"), out);
    }
    assertFalse(b.done("status").out().contains("pinned"));
  }

  @Test
  void switchingRepositoriesOnListsThoseThatItWouldAffectWithTheirBytes() throws IOException {
    a.write("app/main.c", "int main;");
    a.write("app/.git/HEAD", "ref: refs/heads/main\n");
    a.write("app/.git/objects/12/34", "x".repeat(2_000));
    a.write("worktree/.git", "gitdir: ../app/.git/worktrees/w\n");
    a.declare("syncGitDirs: true");

    String plan = a.ends(2, "diff-desired").out();
    String json = a.ends(2, "diff-desired", "--json").out();

    assertTrue(plan.contains("app/.git       2.0 KiB"), plan);
    assertTrue(plan.contains("worktree/.git  32 B"), plan);
    assertTrue(json.contains("\"path\" : \"app/.git\""), json);
    assertTrue(json.contains("\"bytes\" : 2021"), json);
    a.sync();
    b.sync();
    assertEquals("int main;", b.read("app/main.c"));
    assertFalse(Files.exists(b.docs().resolve("app/.git")));
    assertFalse(Files.exists(b.docs().resolve("worktree/.git")));
  }

  @Test
  void aChangeOfTheDocumentIsShownLineByLineBeforeAndAfterItIsPublished() throws IOException {
    assertTrue(a.done("fleet", "diff").out().contains("say the same"));
    a.done("fleet", "pull");
    Path document = a.home().resolve("config/fleet.yaml");
    Files.writeString(document, withPattern(Files.readString(document), "*.log"));

    String before = a.done("fleet", "diff").out();
    a.done("fleet", "publish");
    String after = a.done("fleet", "diff", "2", "3").out();

    String added = "       - .direnv\n+      - \"*.log\"\n";
    assertTrue(before.startsWith("--- revision 2\n+++ working copy " + document), before);
    assertTrue(before.contains(added), before);
    assertTrue(after.startsWith("--- revision 2\n+++ revision 3\n@@ "), after);
    assertTrue(after.contains(added), after);
    assertTrue(b.done("fleet", "diff").out().contains("say the same"));
    assertTrue(a.ends(1, "fleet", "diff", "4").err().contains("name one from 1 to 3"));
  }

  @Test
  void whatHoldsOnADeviceIsListedWithTheLineThatSaysSo() throws IOException {
    String own = a.done("config", "effective").out();
    String other = a.done("config", "effective", "--device", "b", "--origin").out();

    assertTrue(own.contains("roots.docs.path: " + a.docs() + "\n"), own);
    assertTrue(own.contains("roots.docs.syncGitDirs: false\n"), own);
    assertTrue(other.contains("roots.docs.path: " + b.docs() + "  # revision 2:"), other);
    assertTrue(a.ends(1, "config", "effective", "--device", "c").err().contains("TcfsDevice 'c'"));
  }

  @Test
  void theSecondOfTwoPublishersIsShownTheDifference() throws IOException {
    b.done("fleet", "pull");
    a.changeDocument(text -> withPattern(text, "*.log"));
    Path document = b.home().resolve("config/fleet.yaml");
    Files.writeString(document, withPattern(Files.readString(document), "*.tmp"));

    Ended refused = b.ends(1, "fleet", "publish");

    assertTrue(refused.out().contains("-      - \"*.log\""), refused.all());
    assertTrue(refused.out().contains("+      - \"*.tmp\""), refused.all());
    assertTrue(refused.err().contains("tcfs fleet pull"), refused.all());
    b.ends(1, "fleet", "pull");
  }
}

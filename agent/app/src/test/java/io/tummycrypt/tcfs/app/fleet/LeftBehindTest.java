package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.json.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A root or a device that leaves the fleet document loses nothing: all of it stays where it is, and
 * the plan says so.
 */
class LeftBehindTest extends TwoMachines {
  @BeforeEach
  void share() throws IOException {
    a.write("plan.txt", "text");
    a.write("sub/old.txt", "old");
    fleet.converge();
  }

  /** What the document has of a device's roots. */
  private static String rootsOf(Machine machine) {
    return "  roots:\n    - name: docs\n      path: " + machine.docs() + "\n";
  }

  private void takeRootFrom(Machine... machines) throws IOException {
    a.changeDocument(text -> {
      String without = text;
      for (Machine machine : machines) {
        without = without.replace(rootsOf(machine), "");
      }
      return without;
    });
  }

  private void giveRootBackTo(Machine machine) throws IOException {
    String end = "  name: " + machine.name() + "\nspec:\n  fleet: store\n";
    a.changeDocument(text -> text.replace(end, end + rootsOf(machine)));
  }

  private static void assertSaysSo(Machine machine, Ended ended) {
    String out = ended.out();
    assertTrue(out.contains("Left behind: nothing in it is deleted"), ended.all());
    assertTrue(
        out.contains(
            "! docs: " + machine.docs() + "  the document does not have this root on this device"),
        out);
    assertTrue(out.contains("put it back into the fleet document"), out);
    assertTrue(out.contains("delete the folder yourself"), out);
  }

  @Test
  void aRootThatNobodyHasAnyMoreStaysOnAllDevicesAndEachPlanSaysSo() throws IOException {
    SortedMap<String, String> before = Tree.everything(a.docs());
    takeRootFrom(a, b);
    fleet.sync();
    fleet.sync();

    assertEquals(before, Tree.everything(a.docs()));
    for (Machine machine : fleet.machines()) {
      assertEquals("text", machine.read("plan.txt"));
      for (String command : List.of("diff-desired", "status", "sync")) {
        assertSaysSo(machine, machine.done(command));
      }
      Ended plan = machine.done("diff-desired");
      assertTrue(plan.out().contains("1 folder left behind"), plan.all());
      String json = machine.done("diff-desired", "--json").out();
      assertEquals(List.of(), Schemas.findings("diff-desired.schema.json", json));
    }
  }

  @Test
  void theJsonOfAllCommandsNamesTheFolder() throws IOException {
    takeRootFrom(b);

    for (String command : List.of("diff-desired", "status", "sync")) {
      String json = b.done(command, "--json").out();
      assertTrue(json.contains("\"leftBehind\" : ["), json);
      assertTrue(json.contains("\"path\" : \"" + b.docs() + "\""), json);
      assertFalse(json.contains("movedTo"), json);
    }
  }

  @Test
  void whatHappensInItIsNotFollowedByAnybody() throws IOException {
    takeRootFrom(b);
    a.write("plan.txt", "edited on a");
    a.delete("sub/old.txt");
    b.write("new.txt", "new on b");
    b.delete("plan.txt");
    new Fleet(List.of(a)).converge();
    b.sync();

    assertEquals("edited on a", a.read("plan.txt"));
    assertEquals("old", b.read("sub/old.txt"));
    assertFalse(Files.exists(a.at("new.txt")));
  }

  @Test
  void aRootThatComesBackGoesOnFromWhatWasAgreed() throws IOException {
    a.write("both.txt", "before");
    fleet.converge();
    takeRootFrom(b);
    a.write("plan.txt", "edited on a");
    a.delete("sub/old.txt");
    a.write("both.txt", "by a");
    b.write("both.txt", "by b");
    b.write("new.txt", "new on b");
    for (int round = 0; round < 5; round++) {
      fleet.sync();
    }

    giveRootBackTo(b);
    SortedMap<String, String> all = fleet.converge();

    assertEquals("edited on a", b.read("plan.txt"));
    assertFalse(Files.exists(a.at("sub/old.txt")), "b gave it back");
    assertFalse(Files.exists(b.at("sub/old.txt")), "b did not follow the deletion");
    assertTrue(b.vault().containsAll(List.of("text", "old")));
    assertEquals("new on b", a.read("new.txt"));
    assertTrue(Tree.contents(a.docs()).containsAll(List.of("by a", "by b")));
    assertEquals(1, all.keySet().stream().filter(path -> path.contains(".conflict-")).count());
    assertFalse(b.done("status").out().contains("Left behind"));
  }

  @Test
  void aFolderThatAPersonDeletesIsNotTalkedAboutAndDeletesNothingElsewhere() throws Exception {
    takeRootFrom(b);
    b.sync();
    b.shell("cd .. && rm -r docs");

    assertFalse(b.sync().out().contains("Left behind"));
    a.sync();
    assertEquals("text", a.read("plan.txt"));
  }

  @Test
  void aDeletedFolderOfARootThatComesBackHaltsTheRoot() throws Exception {
    takeRootFrom(b);
    b.sync();
    b.shell("cd .. && rm -r docs");
    giveRootBackTo(b);

    Ended ended = b.ends(3, "sync");

    assertTrue(ended.out().contains("Halted root docs: its folder"), ended.all());
    a.sync();
    assertEquals("text", a.read("plan.txt"));
  }

  @Test
  void aRootThatMovesIsFetchedAnewAndItsOldFolderStays() throws IOException {
    Path moved = folder.resolve("moved");
    Files.createDirectories(moved);
    b.write("unpublished.txt", "only on b");
    a.changeDocument(text -> text.replace(b.docs().toString(), moved.toString()));
    b.done("init");
    SortedMap<String, String> before = Tree.everything(b.docs());

    Ended plan = b.ends(2, "diff-desired");
    Ended sync = b.sync();

    String says = "! docs: " + b.docs() + "  the document has this root at " + moved + " now";
    assertTrue(plan.out().contains(says), plan.all());
    assertTrue(sync.out().contains(says), sync.all());
    assertEquals(before, Tree.everything(b.docs()));
    assertEquals(Tree.shared(a.docs()), Tree.shared(moved));
    fleet.sync();
    fleet.sync();
    assertEquals("text", a.read("plan.txt"));
    assertFalse(Files.exists(a.at("unpublished.txt")), "it was never published");
  }

  @Test
  void aRootThatIsMovedTogetherWithItsFolderLeavesNothingBehind() throws IOException {
    Path moved = folder.resolve("moved");
    a.changeDocument(text -> text.replace(b.docs().toString(), moved.toString()));
    Files.move(b.docs(), moved);
    Files.writeString(moved.resolve("plan.txt"), "edited while it moved");

    Ended sync = b.sync();
    a.sync();
    b.sync();

    assertFalse(sync.out().contains("Left behind"), sync.all());
    assertTrue(Tree.contents(a.docs()).contains("edited while it moved"));
    assertTrue(Tree.contents(a.docs()).contains("text"), "a first run overwrites nothing");
    assertEquals(Tree.shared(a.docs()), Tree.shared(moved));
  }

  @Test
  void aFolderThatIsStillARootUnderAnotherPathIsNotLeftBehind() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), b.docs());
    a.changeDocument(text -> text.replace(b.docs().toString(), link.toString()));

    Ended sync = b.sync();

    assertFalse(sync.out().contains("Left behind"), sync.all());
    a.sync();
    assertEquals("text", a.read("plan.txt"));
    assertEquals("text", b.read("plan.txt"));
  }

  @Test
  void aDeviceThatLeavesTheDocumentKeepsEverythingAndIsToldSo() throws IOException {
    String device = "---\napiVersion: tcfs.tummycrypt.io/v1alpha1\nkind: TcfsDevice\nmetadata:\n";
    String ofB = device + "  name: b\nspec:\n  fleet: store\n" + rootsOf(b);
    a.changeDocument(text -> text.replace(ofB, ""));
    a.write("plan.txt", "edited on a");
    a.sync();
    b.delete("sub/old.txt");
    SortedMap<String, String> before = Tree.everything(b.docs());

    for (String command : List.of("diff-desired", "status", "sync")) {
      Ended ended = b.ends(1, command);
      assertTrue(ended.err().contains("device 'b' is not in revision "), ended.all());
      assertTrue(ended.err().contains("nothing is deleted here"), ended.all());
      assertTrue(ended.err().contains("left behind: docs at " + b.docs()), ended.all());
      assertTrue(ended.err().contains("tcfs init"), ended.all());
    }
    b.done("device", "list");
    Ended all = a.done("diff-desired", "--all-devices");
    assertTrue(all.out().contains("Device b: unknown, the document does not have it"), all.all());

    assertEquals(before, Tree.everything(b.docs()));
    assertEquals("old", a.read("sub/old.txt"));
    b.init();
    b.sync();
    a.sync();
    assertEquals("edited on a", b.read("plan.txt"));
    assertFalse(Files.exists(a.at("sub/old.txt")), "an edit made meanwhile counts");
  }

  @Test
  void theOthersPlansSayWhatAnEditOfTheDocumentWouldLeaveBehindOnThem() throws IOException {
    a.done("fleet", "pull");
    Path document = a.home().resolve("config/fleet.yaml");
    Files.writeString(document, Files.readString(document).replace(rootsOf(b), ""));

    Ended all = a.done("diff-desired", "--all-devices");

    String ofB = all.out().substring(all.out().indexOf("Device b of"));
    assertTrue(
        ofB.contains(
            "! docs: " + b.docs() + "  the document does not have this root on this device"),
        all.all());
    assertFalse(all.out().substring(0, all.out().indexOf("Device b of")).contains("Left behind"));
    String json = a.done("diff-desired", "--all-devices", "--json").out();
    assertEquals(List.of(), Schemas.findings("diff-desired.schema.json", json));
  }
}

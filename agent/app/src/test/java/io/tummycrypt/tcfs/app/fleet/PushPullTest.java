package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single files from one machine to another, through the root that has no folder. */
class PushPullTest {
  @TempDir Path folder;

  private Machine yoga;
  private Machine bates;
  private Machine mini;

  @BeforeEach
  void joinThree() throws IOException {
    Fleet fleet = Fleet.of(folder, "yoga", "xoxd-bates", "petting-zoo-mini");
    yoga = fleet.get(0);
    bates = fleet.get(1);
    mini = fleet.get(2);
  }

  /** A path in the machine's own {@code /tmp}. */
  private static Path tmp(Machine machine, String name) throws IOException {
    return Files.createDirectories(machine.home().resolveSibling("tmp")).resolve(name);
  }

  private static Path write(Machine machine, String name, String text) throws IOException {
    Path file = tmp(machine, name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private static Path push(Machine machine, String name, String text) throws IOException {
    Path file = write(machine, name, text);
    machine.done("push", file.toString());
    return file;
  }

  /** Pushes c.txt on two machines: two stores that part for a moment are two pushes at once. */
  private void pushAtOnce() throws Exception {
    push(yoga, "other.txt", "so that it has a chain");
    push(bates, "more.txt", "so that it has one, too");
    yoga.shell("cd " + folder + "; cp -a store other");
    push(bates, "c.txt", "bates");
    yoga.shell("cd " + folder + "; mv store bates-store; mv other store");
    push(yoga, "c.txt", "yoga");
    yoga.shell("cd " + folder + "; cp -an bates-store/. store/");
  }

  private static List<String> names(Machine machine) throws IOException {
    try (Stream<Path> all = Files.list(tmp(machine, "."))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void phase3OfTheRfc() throws IOException {
    Path file = write(yoga, "fleet-test.txt", "fleet sync test\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-----"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-03-04T05:06:07.123456789Z")));
    yoga.done("push", file.toString());

    for (Machine other : List.of(bates, mini)) {
      Path pulled = tmp(other, "fleet-test.txt");
      other.done("pull", "tcfs/default/fleet-test.txt", pulled.toString());

      assertEquals("fleet sync test\n", Files.readString(pulled));
      assertEquals(Files.getPosixFilePermissions(file), Files.getPosixFilePermissions(pulled));
      assertEquals(Files.getLastModifiedTime(file), Files.getLastModifiedTime(pulled));
      assertEquals(List.of("fleet-test.txt"), names(other));
    }
  }

  @Test
  void phase4OfTheRfc() throws IOException {
    push(yoga, "conflict.txt", "yoga version\n");
    Path theirs = write(bates, "conflict.txt", "xoxd version\n");
    SortedMap<String, String> before = Tree.everything(bates.store());

    String refused = bates.ends(4, "push", theirs.toString()).out();

    assertTrue(refused.contains("! here"), refused);
    assertTrue(refused.contains("! by yoga"), refused);
    assertEquals(before, Tree.everything(bates.store()));
    assertEquals("xoxd version\n", Files.readString(theirs));

    bates.done("resolve-conflict", "conflict.txt", "--keep-local");

    Path pulled = tmp(mini, "conflict.txt");
    mini.done("pull", "default/conflict.txt", pulled.toString());
    assertEquals("xoxd version\n", Files.readString(pulled));
    bates.done("push", theirs.toString());
  }

  @Test
  void aRefusedPushIsResolvedByTheLocalPathToo() throws IOException {
    push(yoga, "c.txt", "yoga");
    Path theirs = write(bates, "c.txt", "bates");
    bates.ends(4, "push", theirs.toString());

    bates.done("resolve-conflict", theirs.toString(), "--keep-local");

    assertEquals("bates", pulled(mini, "default/c.txt"));
  }

  @Test
  void keepRemotePutsTheFleetsVersionInPlaceAndKeepsTheOther() throws IOException {
    push(yoga, "c.txt", "yoga");
    Path theirs = write(bates, "c.txt", "bates");
    bates.ends(4, "push", theirs.toString());

    bates.done("resolve-conflict", "default/c.txt", "--keep-remote");

    assertEquals("yoga", Files.readString(theirs));
    List<String> names = names(bates);
    assertEquals(2, names.size(), names::toString);
    Path copy =
        tmp(bates, names.stream().filter(name -> name.contains("conflict")).findFirst().get());
    assertEquals("bates", Files.readString(copy));
  }

  @Test
  void keepBothMakesACopyOfTheOtherInTheStore() throws IOException {
    push(yoga, "c.txt", "yoga");

    String out = bates.done("push", write(bates, "c.txt", "bates").toString(), "--keep-both").out();

    assertEquals("bates", pulled(mini, "default/c.txt"));
    String copy =
        Stream.of(out.split("\\s+"))
            .filter(word -> word.contains("conflict-yoga"))
            .findFirst()
            .orElseThrow();
    assertEquals("yoga", pulled(mini, "default/" + copy));
  }

  @Test
  void aChoiceDoesNotCoverWhatCameAfterItWasShown() throws IOException {
    push(yoga, "c.txt", "1");
    Path theirs = write(bates, "c.txt", "2");
    bates.ends(4, "push", theirs.toString());
    push(yoga, "c.txt", "3");

    for (int time = 0; time < 2; time++) {
      bates.ends(1, "resolve-conflict", "c.txt", "--keep-local");
      assertEquals("3", pulled(mini, "default/c.txt"));
    }

    bates.ends(4, "push", theirs.toString(), "--keep-local");
    bates.done("push", theirs.toString(), "--keep-local");
    mini.done("pull", "default/c.txt", tmp(mini, "again").toString());
    assertEquals("2", Files.readString(tmp(mini, "again")));
  }

  @Test
  void whoHasPulledItMayPushItsSuccessor() throws IOException {
    push(yoga, "c.txt", "yoga");
    bates.done("pull", "default/c.txt", tmp(bates, "c.txt").toString());

    push(bates, "c.txt", "bates");

    yoga.ends(4, "push", write(yoga, "c.txt", "yoga again").toString());
  }

  @Test
  void aFolderTravelsAsAWhole() throws IOException {
    Path site = tmp(yoga, "site");
    Files.createDirectories(site.resolve("empty"));
    write(yoga, "site/a/b/deep.txt", "deep");
    write(yoga, "site/index.html", "index");
    write(yoga, "site/.tcfsignore", "*.log\n");
    write(yoga, "site/x.log", "noise");
    Files.createSymbolicLink(tmp(yoga, "site/link"), Path.of("index.html"));
    Files.setPosixFilePermissions(
        tmp(yoga, "site/a"), PosixFilePermissions.fromString("rwx------"));

    String out = yoga.done("push", site.toString(), "--as", "default/www").out();
    assertTrue(out.contains("Left out: 1 path"), out);
    bates.done("pull", "default/www", tmp(bates, "www").toString());

    SortedMap<String, String> expected = Tree.shared(tmp(yoga, "site"));
    expected.remove("x.log");
    assertEquals(expected, Tree.shared(tmp(bates, "www")));
    yoga.done("push", site.toString(), "--as", "default/www");
  }

  @Test
  void aPathInARootIsPublishedAloneAndStaysInItsRoot() throws IOException {
    yoga.write("a.txt", "a");
    yoga.write("b.txt", "b");

    yoga.done("push", yoga.at("a.txt").toString());
    bates.sync();

    assertEquals("a", bates.read("a.txt"));
    assertFalse(Files.exists(bates.at("b.txt")));
    assertEquals("a", pulled(mini, "docs/a.txt"));
  }

  @Test
  void inARootTooNothingUnseenIsResolvedByAPush() throws IOException {
    yoga.write("a.txt", "yoga");
    yoga.sync();
    bates.write("a.txt", "bates");
    SortedMap<String, String> before = Tree.everything(bates.store());

    bates.ends(4, "push", bates.at("a.txt").toString());
    assertEquals(before, Tree.everything(bates.store()));

    bates.done("resolve-conflict", bates.at("a.txt").toString(), "--keep-local");
    yoga.sync();
    assertEquals("bates", yoga.read("a.txt"));
    assertEquals(List.of("a.txt"), List.copyOf(Tree.shared(yoga.docs()).keySet()));
  }

  @Test
  void aConflictIsNamedFromInsideARootByARelativePath() throws Exception {
    yoga.write("sub/a.txt", "yoga");
    yoga.sync();
    bates.write("sub/a.txt", "bates");
    bates.ends(4, "push", bates.at("sub/a.txt").toString());

    Ended ended = bates.inProcessAt(bates.at("sub"), "resolve-conflict", "a.txt", "--keep-local");

    assertEquals(0, ended.code(), ended::all);
    yoga.sync();
    assertEquals("bates", yoga.read("sub/a.txt"));
  }

  @Test
  void theOtherVersionMayBeKeptInARoot() throws IOException {
    yoga.write("a.txt", "yoga");
    yoga.sync();
    bates.write("a.txt", "bates");
    bates.ends(4, "push", bates.at("a.txt").toString());

    bates.done("resolve-conflict", bates.at("a.txt").toString(), "--keep-remote");

    assertEquals("yoga", bates.read("a.txt"));
    assertEquals(List.of("bates"), bates.vault());
  }

  @Test
  void aDeletionIsPushedInARootAndNowhereElse() throws IOException {
    yoga.write("a.txt", "a");
    yoga.write("b.txt", "b");
    yoga.sync();
    bates.sync();
    yoga.delete("a.txt");

    yoga.done("push", yoga.at("a.txt").toString());
    bates.sync();

    assertFalse(Files.exists(bates.at("a.txt")));
    yoga.ends(1, "push", tmp(yoga, "never-there").toString());
    yoga.ends(1, "push", yoga.at("never-there").toString());
  }

  @Test
  void syncLeavesTheDetachedRootAlone() throws IOException {
    push(yoga, "x.txt", "x");
    Files.delete(tmp(yoga, "x.txt"));
    for (Machine machine : List.of(yoga, bates, mini, yoga)) {
      machine.sync();
      machine.done("diff-desired");
    }

    assertEquals("x", pulled(bates, "default/x.txt"));
  }

  @Test
  void whatAKilledPullLeftInARootIsNotPublished() throws IOException {
    yoga.write(".tcfs-pull-0123456789abcdef/20261128/0", "somebody's bytes");
    yoga.write("sub/.tcfs-pull-0123456789abcdef/1", "more of them");
    yoga.write("sub/file", "a file");

    yoga.sync();
    bates.sync();

    assertEquals(List.of("sub", "sub/file"), List.copyOf(Tree.shared(bates.docs()).keySet()));
    String why = yoga.done("explain", yoga.at(".tcfs-pull-0123456789abcdef").toString()).out();
    assertTrue(why.contains("ignored"), why);
  }

  @Test
  void aFileThatTheStoreDoesNotHaveIsNotOverwritten() throws IOException {
    push(yoga, "x.txt", "fleet");
    Path mine = write(bates, "x.txt", "precious");

    String refused = bates.ends(1, "pull", "default/x.txt", mine.toString()).err();
    assertTrue(refused.contains(mine.toString()), refused);
    assertEquals("precious", Files.readString(mine));

    bates.done("pull", "default/x.txt", mine.toString(), "--force");
    assertEquals("fleet", Files.readString(mine));
    assertEquals(2, names(bates).size(), names(bates)::toString);
  }

  @Test
  void whatTheStoreHasMayBeReplaced() throws IOException {
    push(yoga, "x.txt", "1");
    Path mine = tmp(bates, "x.txt");
    bates.done("pull", "default/x.txt", mine.toString());
    push(yoga, "x.txt", "2");

    bates.done("pull", "default/x.txt", mine.toString());

    assertEquals("2", Files.readString(mine));
    assertEquals(List.of("x.txt"), names(bates));
  }

  @Test
  void aPullWritesNothingOutsideOfWhatItIsTold() throws IOException {
    write(yoga, "site/sub/x", "x");
    yoga.done("push", tmp(yoga, "site").toString());
    Path elsewhere = Files.createDirectories(tmp(bates, "elsewhere"));
    Path site = Files.createDirectories(tmp(bates, "site"));
    Files.createSymbolicLink(site.resolve("sub"), elsewhere);

    bates.ends(1, "pull", "default/site", site.toString());
    assertEquals(List.of("sub"), List.copyOf(Tree.everything(site).keySet()));
    bates.done("pull", "default/site", site.toString(), "--force");

    assertEquals("x", Files.readString(site.resolve("sub/x")));
    assertEquals(List.of(), List.copyOf(Tree.everything(elsewhere).keySet()));
    bates.ends(1, "pull", "default/site", tmp(bates, "no/such/folder").toString());
    Path link = Files.createSymbolicLink(tmp(bates, "link"), elsewhere);
    bates.ends(1, "pull", "default/site", link.toString());
    assertEquals(List.of(), List.copyOf(Tree.everything(elsewhere).keySet()));
  }

  @Test
  void aPullTellsOfModesAndTimesThatItSetsAndOfNoOthers() throws IOException {
    push(yoga, "x.txt", "same");
    Path mine = write(bates, "x.txt", "same");
    Files.setLastModifiedTime(mine, FileTime.from(Instant.EPOCH));

    String adopted = bates.done("push", mine.toString()).out();
    assertTrue(adopted.contains("= adopt  x.txt"), adopted);

    Path pulled = tmp(mini, "x.txt");
    String[] pull = {"pull", "default/x.txt", pulled.toString(), "--json"};
    mini.done(pull);
    String again = mini.done(pull).out();
    assertTrue(again.contains("\"done\" : [ ]"), again);
    Files.setPosixFilePermissions(pulled, PosixFilePermissions.fromString("r--------"));
    String text = mini.done("pull", "default/x.txt", pulled.toString()).out();
    assertTrue(text.contains("~ set  x.txt  mode 0400 -> 0644"), text);
    assertTrue(text.contains("1 file as in the fleet, 0 of them written, 0 failed"), text);
    Files.setLastModifiedTime(pulled, FileTime.from(Instant.EPOCH));
    assertTrue(mini.done(pull).out().contains("\"setAttributes\""));
    push(bates, "x.txt", "the next");
  }

  @Test
  void anotherNameOfThePulledFileStaysAsItIs() throws IOException {
    Path site = tmp(yoga, "site");
    Path file = write(yoga, "site/x", "same");
    Files.createSymbolicLink(site.resolve("link"), Path.of("x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    yoga.done("push", site.toString());
    Path mine = Files.createDirectories(tmp(bates, "site"));
    Path other = tmp(bates, "elsewhere");
    write(bates, "elsewhere/x", "same");
    Files.setPosixFilePermissions(other.resolve("x"), PosixFilePermissions.fromString("rwx------"));
    Files.setLastModifiedTime(other.resolve("x"), FileTime.from(Instant.EPOCH));
    Files.createSymbolicLink(other.resolve("link"), Path.of("x"));
    Files.createLink(mine.resolve("x"), other.resolve("x"));
    Files.createLink(mine.resolve("link"), other.resolve("link"));
    SortedMap<String, String> before = Tree.everything(other);

    bates.done("pull", "default/site", mine.toString());

    assertEquals(before, Tree.everything(other));
    assertEquals(Tree.shared(site), Tree.shared(mine));
    assertEquals(List.of("link", "x"), List.copyOf(Tree.everything(mine).keySet()));
    Files.delete(other.resolve("x"));
    Files.createLink(other.resolve("x"), mine.resolve("x"));
    bates.done("pull", "default/site", mine.toString());
    assertTrue(Files.isSameFile(mine.resolve("x"), other.resolve("x")), "nothing was to change");
  }

  @Test
  void aFileAndAFolderOfOneNameAreToldApart() throws IOException {
    push(yoga, "x", "file");
    write(bates, "x/y", "below");

    String told = bates.ends(1, "push", tmp(bates, "x").toString()).err();

    assertTrue(told.contains("--as"), told);
    assertEquals("file", pulled(mini, "default/x"));
  }

  @Test
  void whatCannotBePushedIsRefusedWithAReason() throws IOException {
    assertTrue(yoga.ends(1, "push", yoga.home().toString()).err().contains("its own files"));
    Path key = yoga.home().resolve("keys/device.pem");
    assertTrue(yoga.ends(1, "push", key.toString()).err().contains("its own files"));
    String above = yoga.home().resolve("..").toString();
    assertTrue(yoga.ends(1, "push", above).err().contains("own files"));
    Path file = write(yoga, "x", "x");
    assertTrue(yoga.ends(1, "push", file.toString(), "--as", "docs/x").err().contains("'docs'"));
    yoga.ends(64, "push", file.toString(), "--as", "Docs.x");
    yoga.ends(64, "push", file.toString(), "--as", "default/../x");
    String noPath = yoga.ends(64, "push", file.toString(), "--as", "default").err();
    assertTrue(noPath.contains("--as default/PATH"), noPath);
    yoga.ends(64, "push", file.toString(), yoga.at("y").toString(), "--as", "default/x");
    yoga.ends(64, "push");
    yoga.ends(64, "pull", "default/x");
    assertTrue(yoga.ends(1, "pull", "default/nothing", "n").err().contains("default/nothing"));
  }

  @Test
  void twoPushesAtOnceAreAConflictThatAPersonDecides() throws Exception {
    pushAtOnce();

    String conflicts = mini.ends(4, "conflicts").out();
    assertTrue(conflicts.contains("c.txt"), conflicts);
    String refused = mini.ends(1, "pull", "default/c.txt", tmp(mini, "c.txt").toString()).err();
    assertTrue(refused.contains("yoga"), refused);
    yoga.ends(4, "diff-desired");
    String hash = conflicts.replaceAll("(?s).*--seen (\\S+).*", "$1");

    yoga.done("resolve-conflict", "default/c.txt", "--seen", hash, "--keep-local");

    assertEquals("yoga", pulled(mini, "default/c.txt"));
    mini.done("conflicts");
  }

  @Test
  void twoConflictCopiesOfTheSameBytesAreOne() throws IOException {
    push(yoga, "plan.txt", "fleet");
    for (int time = 0; time < 2; time++) {
      Path own = write(bates, "plan.txt", "own");
      bates.done("pull", "default/plan.txt", own.toString(), "--force");
      assertEquals(2, names(bates).size(), names(bates)::toString);
    }
  }

  @Test
  void whatAnEarlierPullLeftStandsInTheWayOfNoOther() throws IOException {
    push(yoga, "plan.txt", "fleet");
    Path file = write(bates, "a-file-by-now", "");
    Files.writeString(
        bates.home().resolve("state/pull"),
        file.toString().replace("/", "%2F") + " .tcfs-pull-0123456789abcdef\n");

    String out = bates.done("pull", "default/plan.txt", tmp(bates, "p").toString()).out();

    assertTrue(out.contains("stays where it is"), out);
    bates.done("pull", "default/plan.txt", tmp(bates, "p").toString());
  }

  @Test
  void theNoteOfAPullThatIsOverMayComeBack() throws IOException {
    push(yoga, "plan.txt", "fleet");
    Path mine = tmp(bates, "plan.txt");
    String quiet = bates.done("pull", "default/plan.txt", mine.toString()).out();
    Files.writeString(
        bates.home().resolve("state/pull"),
        bates.home().resolveSibling("tmp").toString().replace("/", "%2F")
            + " .tcfs-pull-0123456789abcdef\n");

    String out = bates.done("pull", "default/plan.txt", mine.toString()).out();

    assertFalse(out.contains("An earlier pull"), out);
    assertTrue(quiet.contains("1 file as in the fleet"), quiet);
    assertFalse(Files.exists(bates.home().resolve("state/pull")));
    assertEquals(List.of("plan.txt"), names(bates));
  }

  @Test
  void whatIsUnchangedHereAndNewerElsewhereIsRefusedToo() throws IOException {
    Path mine = push(yoga, "f", "1");
    bates.done("pull", "default/f", tmp(bates, "f").toString());
    push(bates, "f", "2");

    String refused = yoga.ends(4, "push", mine.toString()).out();
    assertTrue(refused.contains("by xoxd-bates"), refused);
    assertTrue(refused.contains("tcfs pull default/f " + mine), refused);
    assertFalse(refused.contains("resolve-conflict"), refused);
    yoga.done("conflicts");
    // There is no edit here that could be kept: what is here is an older version.
    String kept = yoga.ends(4, "push", mine.toString(), "--keep-local").out();
    assertTrue(kept.contains("--keep-local keeps edits, and none was made here"), kept);
    assertEquals("2", pulled(mini, "default/f"));
  }

  @Test
  void olderBytesArePublishedAgainAsARefusedPushSays() throws IOException {
    Path mine = push(yoga, "f", "1");
    bates.done("pull", "default/f", tmp(bates, "f").toString());
    push(bates, "f", "2");
    String refused = yoga.ends(4, "push", mine.toString(), "--keep-both").out();
    String old = refused.replaceAll("(?s).*tcfs show (\\S+) >.*", "$1");

    yoga.done("pull", "default/f", mine.toString());
    assertEquals("2", Files.readString(mine));
    Files.writeString(mine, yoga.done("show", old).out());
    yoga.done("push", mine.toString());

    assertEquals("1", pulled(mini, "default/f"));
  }

  @Test
  void theSameHoldsInARoot() throws IOException {
    yoga.write("f", "1");
    yoga.sync();
    bates.sync();
    bates.write("f", "2");
    bates.write("new-elsewhere", "2");
    bates.sync();

    String refused = yoga.ends(4, "push", yoga.at("f").toString(), "--json").out();
    assertTrue(refused.contains("\"hereVersion\""), refused);
    refused = yoga.ends(4, "push", yoga.at("f").toString()).out();
    assertTrue(refused.contains("tcfs sync\n"), refused);
    yoga.done("conflicts");
    yoga.sync();
    yoga.done("push", yoga.docs().toString());
    assertEquals("2", yoga.read("f"));
  }

  @Test
  void aChoiceOfTheOtherVersionIsKnownToWhoMadeIt() throws Exception {
    pushAtOnce();
    String hash = yoga.ends(4, "conflicts").out().replaceAll("(?s).*--seen (\\S+).*", "$1");

    yoga.done("resolve-conflict", "default/c.txt", "--seen", hash, "--keep-remote");

    assertEquals("bates", pulled(mini, "default/c.txt"));
    push(yoga, "c.txt", "yoga's next");
    assertEquals("yoga's next", pulled(mini, "default/c.txt"));
  }

  @Test
  void nothingIsPulledToWhereTcfsKeepsItsOwn() throws IOException {
    push(yoga, "x", "x");
    yoga.sync();
    SortedMap<String, String> before = Tree.everything(yoga.store());
    for (String place :
        List.of(
            yoga.store().resolve("tcfs-meta/fleet/00000000000000000099.json").toString(),
            yoga.home().resolve("state/x").toString(),
            yoga.at(".tcfs/root.json").toString(),
            yoga.at(".tcfs/tmp/x").toString())) {
      yoga.ends(1, "pull", "default/x", place, "--force");
    }
    assertEquals(before, Tree.everything(yoga.store()));
    yoga.done("status");
    assertTrue(yoga.ends(1, "push", yoga.at(".tcfs").toString()).err().contains("tcfs"));
  }

  @Test
  void aPulledFolderHasTheModeOfThePushedOne() throws IOException {
    write(yoga, "secret/x", "x");
    Files.setPosixFilePermissions(
        tmp(yoga, "secret"), PosixFilePermissions.fromString("rwx------"));
    yoga.done("push", tmp(yoga, "secret").toString());

    bates.done("pull", "default/secret", tmp(bates, "secret").toString());

    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(tmp(bates, "secret"))));
  }

  @Test
  void aChoiceAfterARefusedPushIsAboutWhatThatHasShown() throws IOException {
    push(yoga, "c.txt", "1");
    Path theirs = write(bates, "c.txt", "2");
    bates.ends(4, "push", theirs.toString());
    push(yoga, "c.txt", "3");

    bates.ends(1, "resolve-conflict", "default/c.txt", "--keep-remote");
    assertEquals("2", Files.readString(theirs));
    bates.ends(1, "resolve-conflict", "default/c.txt", "--seen", "000000000000", "--keep-local");
    assertEquals("3", pulled(mini, "default/c.txt"));
  }

  @Test
  void aFileThatIsNamedTwiceIsPushedOnceAndABrokenNoteIsNoHindrance() throws IOException {
    Path file = write(yoga, "f", "1");
    Files.write(yoga.home().resolve("state/refused-pushes"), new byte[] {(byte) 0xff, '\n'});
    yoga.done("push", file.toString(), file.resolveSibling("./f").toString());
    assertEquals("", yoga.done("-q", "push", file.toString()).out());
  }

  @Test
  void aDeletionHereAgainstAnUnseenEditIsForAPersonToDecide() throws IOException {
    yoga.write("f", "1");
    yoga.sync();
    bates.sync();
    bates.write("f", "2");
    bates.sync();
    yoga.delete("f");
    String f = yoga.at("f").toString();

    String refused = yoga.ends(4, "push", f).out();
    assertTrue(refused.contains("! here  nothing"), refused);
    assertTrue(refused.contains("! by xoxd-bates"), refused);
    assertTrue(yoga.ends(4, "conflicts").out().contains(f));

    yoga.done("push", f, "--keep-local");
    bates.sync();
    assertFalse(Files.exists(bates.at("f")));
  }

  @Test
  void aDeletionHereGivesWayToAnUnseenEditIfAPersonSaysSo() throws IOException {
    yoga.write("f", "1");
    yoga.sync();
    bates.sync();
    bates.write("f", "2");
    bates.sync();
    yoga.delete("f");
    yoga.ends(4, "push", yoga.at("f").toString());

    yoga.done("resolve-conflict", yoga.at("f").toString(), "--keep-remote");

    assertEquals("2", yoga.read("f"));
    yoga.done("conflicts");
  }

  @Test
  void aPushTellsWhatTheFleetHasAndIsNotHere() throws IOException {
    yoga.write("d/one", "1");
    yoga.sync();
    bates.sync();
    bates.write("d/two", "2");
    bates.sync();
    Path site = tmp(yoga, "site");
    write(yoga, "site/x", "x");
    yoga.done("push", site.toString());
    write(bates, "site/y", "y");
    bates.done("push", tmp(bates, "site").toString());

    String inRoot = yoga.done("push", yoga.at("d").toString()).out();
    String detached = yoga.done("push", site.toString()).out();

    assertTrue(inRoot.contains("+ fetch  d/two"), inRoot);
    assertTrue(inRoot.contains("'tcfs sync'"), inRoot);
    assertTrue(detached.contains("+ fetch  site/y"), detached);
    assertFalse((inRoot + detached).contains("The fleet has all"), inRoot + detached);
    assertFalse(Files.exists(yoga.at("d/two")));
  }

  @Test
  void aPlaceThatCannotBeOneIsRefused() throws IOException {
    push(yoga, "x", "x");

    String long256 = "n".repeat(256);
    String told = bates.ends(1, "pull", "default/x", tmp(bates, long256).toString()).err();
    assertTrue(told.contains("longer than 255 bytes"), told);
    assertTrue(told.contains("next step: name another place"), told);
    Path own = tmp(bates, ".tcfs-pull-z");
    told = bates.ends(1, "pull", "default/x", own.toString()).err();
    assertTrue(told.contains("belongs to tcfs"), told);
    bates.ends(64, "pull", "default/x", "");
    bates.ends(64, "push", "");
    assertEquals(List.of(), names(bates));
  }

  @Test
  void nothingIsSaidToBeDoneWhereTheRootIsHalted() throws IOException {
    yoga.write("f", "1");
    yoga.sync();
    Files.move(yoga.docs(), yoga.docs().resolveSibling("away"));

    String out = yoga.ends(3, "push", yoga.at("f").toString()).out();

    assertTrue(out.contains("Halted root docs"), out);
    assertTrue(out.contains("Result: nothing was done"), out);
  }

  @Test
  void whatIsNamedAndCannotBeCarriedHasFailed() throws Exception {
    Path site = tmp(yoga, "site");
    write(yoga, "site/x", "x");
    yoga.shell("mkfifo " + yoga.at("pipe") + " " + site.resolve("pipe"));

    for (Path pipe : List.of(yoga.at("pipe"), site.resolve("pipe"))) {
      String out = yoga.ends(3, "push", pipe.toString()).out();
      assertTrue(out.contains("1 failed"), out);
      assertFalse(out.contains("Findings"), out);
    }
    // As of a sync: nobody expects to find a pipe elsewhere.
    String folder = yoga.done("push", site.toString()).out();
    assertTrue(folder.contains("! default: site/pipe  special"), folder);
    assertTrue(yoga.done("push", yoga.docs().toString()).out().contains("! docs: pipe  special"));
  }

  @Test
  void allNamesInAPushThatAreNotUtf8AreTold() throws Exception {
    Path one = tmp(yoga, "one");
    write(yoga, "one/x", "x");
    Path two = Files.createDirectories(tmp(yoga, "two"));
    yoga.shell("cd " + one + "; : > \"$(printf 'caf\\351')\"; : > \"$(printf '\\376')\"");
    yoga.shell(": > " + two + "/$(printf '\\377')");

    String out = yoga.ends(3, "push", one.toString(), two.toString()).out();

    for (String name : List.of("one/caf\\xe9", "one/\\xfe", "two/\\xff")) {
      assertTrue(out.contains("default:  name  '" + name + "': the name is not UTF-8"), out);
    }
    assertEquals("x", pulled(bates, "default/one/x"));
  }

  @Test
  void aDeletionThatIsPublishedIsNothingToDoAndStopsNoOther() throws IOException {
    yoga.write("stays", "1");
    for (int round = 0; round < 2; round++) {
      yoga.write("f", "1");
      yoga.write("g", "1");
      for (Machine machine : List.of(yoga, bates, mini)) {
        machine.sync();
      }
      yoga.delete("f");
      yoga.delete("g");

      yoga.done("push", yoga.at("f").toString());
      // Once everybody knows, nobody keeps the deletion.
      for (int time = 0; time < round * 9; time++) {
        Machine machine = List.of(bates, mini, yoga).get(time % 3);
        machine.write("news", "number " + time);
        machine.sync();
      }
      String f = yoga.done("push", yoga.at("f").toString()).out();
      yoga.done("push", yoga.at("f").toString(), yoga.at("g").toString());

      assertTrue(f.contains("Result: there was nothing to do"), f);
    }
  }

  @Test
  void whileTheFleetPausesNothingIsPushedAndAnythingPulled() throws IOException {
    Path file = push(yoga, "x", "1");
    yoga.changeDocument(text -> text.replaceFirst("\nspec:\n", "\nspec:\n  suspend: true\n"));
    write(yoga, "x", "2");

    String refused = yoga.ends(1, "push", file.toString()).err();

    assertTrue(refused.contains("is suspended"), refused);
    assertEquals("1", pulled(bates, "default/x"));
  }

  @Test
  void whatStaysLocalInEveryRootStaysSoInAPushedFolder() throws IOException {
    Path site = tmp(yoga, "site");
    write(yoga, "site/x", "x");
    write(yoga, "site/sub/.env", "TOKEN=secret");
    write(yoga, "site/sub/id_rsa", "secret");

    String out = yoga.done("push", site.toString()).out();

    assertTrue(out.contains("Left out: 2 paths"), out);
    assertTrue(out.matches("(?s).*! default: site/sub/.env +pattern .env +revision.*"), out);
    bates.ends(1, "pull", "default/site/sub", tmp(bates, "sub").toString());
    // What a person names is theirs to send.
    yoga.done("push", site.resolve("sub/.env").toString(), "--as", "default/env");
    assertEquals("TOKEN=secret", pulled(bates, "default/env"));
  }

  @Test
  void aCopyOfARootIsPushedWithoutTcfssFolderInItAndCanBePulled() throws IOException {
    Files.createDirectories(tmp(yoga, "backup/docs/.tcfs"));
    write(yoga, "backup/docs/plan.md", "plan");
    write(yoga, "backup/docs/.tcfs/root.json", "{}");

    String out = yoga.done("push", tmp(yoga, "backup").toString()).out();

    assertTrue(out.matches("(?s).*! default: backup/docs/.tcfs +.*"), out);
    Path to = tmp(bates, "backup");
    bates.done("pull", "default/backup", to.toString());
    assertEquals("plan", Files.readString(to.resolve("docs/plan.md")));
    assertFalse(Files.exists(to.resolve("docs/.tcfs")));
  }

  @Test
  void aNameOfTcfssOwnIsNotPushed() throws IOException {
    Path file = write(yoga, ".tcfs-pull-notes", "x");
    String told = yoga.ends(1, "push", file.toString()).err();
    assertTrue(told.contains("'.tcfs-pull-notes' belongs to tcfs"), told);
    assertTrue(told.contains("next step: give it another one: --as default/NAME"), told);
    told = yoga.ends(1, "push", file.toString(), "--as", "default/site/.tcfs/x").err();
    assertTrue(told.contains("'.tcfs' belongs to tcfs"), told);

    yoga.done("push", file.toString(), "--as", "default/notes");

    assertEquals("x", pulled(bates, "default/notes"));
  }

  @Test
  void aNameOfTcfssOwnThatTheFleetHasStopsNoPullOfTheRest() throws IOException {
    push(yoga, "plan.md", "plan");
    push(yoga, "notes", "x");
    // Versions before this one have pushed such names.
    DamageForger.replace(yoga, "\"notes\"", "\".tcfs-pull-notes\"");
    Path to = tmp(bates, "all");

    String out = bates.ends(3, "pull", "default", to.toString()).out();

    String failed =
        "! failed .tcfs-pull-notes  '.tcfs-pull-notes' belongs to tcfs; pull it by itself";
    assertTrue(out.contains(failed), out);
    assertTrue(out.contains("1 file as in the fleet, 1 of them written, 1 failed"), out);
    assertEquals(List.of("plan.md"), List.copyOf(Tree.shared(to).keySet()));
    assertEquals("x", pulled(bates, "default/.tcfs-pull-notes"));
  }

  @Test
  void anEmptyFolderIsPulledIntoNeitherTheStoreNorAVault() throws IOException {
    Files.createDirectories(tmp(yoga, "empty"));
    yoga.done("push", tmp(yoga, "empty").toString());

    for (Path place : List.of(yoga.store().resolve("x"), yoga.docs().resolve(".tcfs/x"))) {
      yoga.ends(1, "pull", "default/empty", place.toString());
      assertFalse(Files.exists(place), place::toString);
    }
  }

  @Test
  void anEditInAnOpenConflictIsSaidToBeUndecidedAndNotUnseen() throws IOException {
    yoga.changeDocument(text -> text.replace("conflictMode: auto", "conflictMode: interactive"));
    yoga.write("f", "1");
    for (Machine machine : List.of(yoga, bates)) {
      machine.sync();
    }
    yoga.write("f", "yoga");
    bates.write("f", "bates");
    bates.sync();
    yoga.ends(4, "sync");
    yoga.write("f", "yoga's next");

    String refused = yoga.ends(4, "push", yoga.at("f").toString()).out();

    assertTrue(refused.contains("Not pushed: docs/f has an open conflict"), refused);
    assertTrue(refused.contains("! by xoxd-bates"), refused);
  }

  @Test
  void aPullCountsFoldersByThemselves() throws IOException {
    Path site = Files.createDirectories(tmp(yoga, "site"));
    Files.createDirectories(site.resolve("empty"));
    write(yoga, "site/x", "x");
    yoga.done("push", site.toString());
    Files.createDirectories(tmp(yoga, "none"));
    yoga.done("push", tmp(yoga, "none").toString());

    String out = bates.done("pull", "default/site", tmp(bates, "site").toString()).out();
    assertTrue(out.contains("+ make   empty"), out);
    String numbers = out.lines().filter(line -> line.startsWith("Pulled ")).findFirst().get();
    assertTrue(numbers.contains("1 file and "), numbers);
    out = bates.done("pull", "default/site", tmp(bates, "site").toString()).out();
    assertTrue(out.contains("0 of them written"), out);
    out = bates.done("pull", "default/none", tmp(bates, "none").toString()).out();
    assertTrue(out.contains("1 folder as in the fleet, 1 of them written"), out);
  }

  @Test
  void whatIsInTheWayOfAPullIsNamed() throws IOException {
    write(yoga, "site/sub/x", "x");
    yoga.done("push", tmp(yoga, "site").toString());
    Path site = tmp(bates, "site");
    write(bates, "site/sub", "a file");

    String err = bates.ends(1, "pull", "default/site", site.toString()).err();
    assertTrue(err.contains("'" + site.resolve("sub") + "'; nothing was written"), err);
    assertEquals("a file", Files.readString(site.resolve("sub")));
    String out = bates.ends(3, "pull", "default/site/sub/x", "/dev/null").out();
    assertTrue(out.contains("! failed null  a socket, pipe or device is there"), out);
    err = bates.ends(1, "pull", "default/site", "/dev/null", "--force").err();
    assertTrue(err.contains("cannot make room for a folder: a socket, pipe or device"), err);
  }

  @Test
  void whatIsInTheWayOfAFolderMakesRoomIfAPersonSaysSo() throws IOException {
    write(yoga, "site/sub/x", "x");
    yoga.done("push", tmp(yoga, "site").toString());
    Path site = tmp(bates, "site");
    write(bates, "site/sub", "a file");

    String out = bates.done("pull", "default/site", site.toString(), "--force").out();

    Path copy = copy(site, "sub");
    assertTrue(out.contains("! kept what was at sub  as " + copy.getFileName()), out);
    assertFalse(out.contains("delete"), out);
    assertEquals("x", Files.readString(site.resolve("sub/x")));
    assertEquals("a file", Files.readString(copy));
  }

  @Test
  void aFolderInTheWayOfAFileMakesRoomAsAWhole() throws IOException {
    write(yoga, "site/x", "x");
    yoga.done("push", tmp(yoga, "site").toString());
    Path site = tmp(bates, "site");
    write(bates, "site/x/mine", "mine");

    String err = bates.ends(1, "pull", "default/site", site.toString()).err();
    assertTrue(err.contains("a folder is where a file is to be: '" + site.resolve("x")), err);
    String out = bates.done("pull", "default/site", site.toString(), "--force").out();

    Path copy = copy(site, "x");
    assertTrue(out.contains("! kept what was at x  as " + copy.getFileName()), out);
    assertEquals("x", Files.readString(site.resolve("x")));
    assertEquals("mine", Files.readString(copy.resolve("mine")));
  }

  @Test
  void aFileInThePlaceOfThePulledFolderMakesRoomIfAPersonSaysSo() throws IOException {
    write(yoga, "site/x", "x");
    yoga.done("push", tmp(yoga, "site").toString());
    Path site = write(bates, "site", "a file");

    String err = bates.ends(1, "pull", "default/site", site.toString()).err();
    assertTrue(err.contains("pull with --force"), err);
    assertEquals("a file", Files.readString(site));
    String out = bates.done("pull", "default/site", site.toString(), "--force").out();

    Path copy = copy(tmp(bates, ""), "site");
    assertTrue(out.contains("! kept what was at " + site + " as " + copy), out);
    assertEquals("x", Files.readString(site.resolve("x")));
    assertEquals("a file", Files.readString(copy));
    assertEquals(List.of("site", copy.getFileName().toString()), names(bates));
  }

  @Test
  void nothingOfTcfssOwnAndNoRootMakesRoom() throws IOException {
    Path root = bates.docs();
    bates.write("mine", "mine");
    Path above = root.resolve("..");
    String name = root.getFileName().toString();
    Files.createDirectories(tmp(yoga, "all"));
    write(yoga, "all/" + name, "a file");
    yoga.done("push", tmp(yoga, "all").toString());

    String err = bates.ends(1, "pull", "default/all", above.toString(), "--force").err();

    assertTrue(err.contains("cannot make room: '" + root + "' is in it"), err);
    assertEquals("mine", bates.read("mine"));
    Path link = Files.createSymbolicLink(tmp(bates, "to-root"), root);
    bates.done("pull", "default/all", link.toString(), "--force");
    assertEquals("mine", bates.read("mine"));
    Path slots = bates.store().resolve("link");
    Files.createSymbolicLink(slots, tmp(bates, ""));
    err = bates.ends(1, "pull", "default/all", slots.toString(), "--force").err();
    assertTrue(err.contains("tcfs keeps its own files there"), err);
    assertTrue(Files.isSymbolicLink(slots));
    Files.delete(slots);
  }

  private static Path copy(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith(name + ".conflict-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aConflictIsResolvedByTheNameUnderWhichThePushWasRefused() throws IOException {
    yoga.write("f", "yoga");
    yoga.sync();
    bates.write("f", "bates");
    String refused = bates.ends(4, "push", bates.at("f").toString()).out();
    assertTrue(refused.contains("tcfs resolve-conflict docs/f "), refused);

    String told = bates.ends(1, "resolve-conflict", "notes/f", "--keep-local").err();
    assertTrue(told.contains("'default/notes/f' has no open conflict"), told);
    bates.done("resolve-conflict", "docs/f", "--keep-local");

    assertEquals("bates", pulled(mini, "docs/f"));
  }

  @Test
  void whatIsGoneFromAPushedFolderStopsNoPushOfTheRest() throws IOException {
    Path site = tmp(yoga, "site");
    Path old = write(yoga, "site/old", "1");
    write(yoga, "site/x", "1");
    yoga.done("push", site.toString());
    bates.done("pull", "default/site", tmp(bates, "site").toString());
    write(bates, "site/old", "2");
    bates.done("push", tmp(bates, "site").toString());
    Files.delete(old);
    write(yoga, "site/x", "2");

    String out = yoga.done("push", site.toString()).out();

    assertTrue(out.contains("~ fetch  site/old"), out);
    assertEquals("2", pulled(mini, "default/site/x"));
    assertEquals("2", pulled(mini, "default/site/old"));
  }

  private static String pulled(Machine machine, String remote) throws IOException {
    Path to = Files.createTempDirectory(machine.home().getParent(), "pulled").resolve("it");
    machine.done("pull", remote, to.toString());
    return Files.readString(to);
  }

  @Test
  void aFolderIsNotPushedOverAFileOrALink() throws IOException {
    Path file = push(yoga, "nat", "a file");
    Files.delete(file);
    Files.createDirectories(file);
    Files.writeString(file.resolve("i"), "in a folder");
    Path link = tmp(yoga, "link");
    Files.createSymbolicLink(link, Path.of("target"));
    yoga.done("push", link.toString());
    Files.delete(link);
    Files.createDirectories(link);
    Files.writeString(link.resolve("i"), "in a folder");
    SortedMap<String, String> before = Tree.everything(yoga.store());

    for (Path folder : List.of(file, link)) {
      String err = yoga.ends(1, "push", folder.toString()).err();
      assertTrue(err.contains("is a file in one place and a folder in the other"), err);
      assertTrue(err.contains("--as default/NAME"), err);
      yoga.ends(1, "push", folder.toString(), "--keep-local");
    }

    assertEquals(before, Tree.everything(yoga.store()));
    assertEquals("a file", pulled(bates, "default/nat"));
    yoga.done("push", file.toString(), "--as", "default/another");
    yoga.done("status");
  }

  @Test
  void aFileWithTheNameOfAFolderIsToldAndWithinReach() throws Exception {
    push(yoga, "other.txt", "so that it has a chain");
    push(bates, "more.txt", "so that it has one, too");
    yoga.shell("cd " + folder + "; cp -a store other");
    push(bates, "nat", "a file");
    yoga.shell("cd " + folder + "; mv store bates-store; mv other store");
    write(yoga, "nat/i", "in a folder");
    yoga.done("push", tmp(yoga, "nat").toString());
    yoga.shell("cd " + folder + "; cp -an bates-store/. store/");

    for (String place : List.of("default/nat", "default")) {
      Path to = tmp(mini, "to");
      String out = mini.ends(3, "pull", place, to.toString()).out();
      assertTrue(out.contains("a folder has the same name there"), out);
      String version = out.replaceAll("(?s).*tcfs show '?([^ ']+)'? > FILE.*", "$1");
      assertEquals("a file", mini.done("show", version).out());
      mini.shell("rm -r " + to);
    }
  }

  @Test
  void aFileIsNotPulledToTheNameOfAFolderThatIsNotThere() throws IOException {
    push(yoga, "x.txt", "x");
    push(yoga, "site/y", "y");
    String place = tmp(mini, "new dir") + "/";

    String err = mini.ends(1, "pull", "default/x.txt", place).err();
    assertTrue(err.contains("name the file in it: " + place + "x.txt"), err);
    assertFalse(Files.exists(tmp(mini, "new dir")));

    yoga.done("push", tmp(yoga, "site").toString());
    mini.done("pull", "default/site", place);
    assertEquals("y", Files.readString(tmp(mini, "new dir/y")));
  }
}

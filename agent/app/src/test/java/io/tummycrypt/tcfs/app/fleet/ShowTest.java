package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any version that was ever published can be read, and not one wrong byte of it is shown. */
class ShowTest extends ThreeMachines {
  /** More entries than a head keeps for itself. */
  private static final int MANY = 300;

  @BeforeEach
  void share() throws IOException {
    a.write("plan.txt", "first");
    fleet.converge();
  }

  private static String show(Machine machine, String version) {
    return machine.done("show", "docs/plan.txt@" + version).out();
  }

  /** The names of all versions of a path, newest first. */
  private static List<String> names(Machine machine, String path) {
    return machine
        .done("log", path)
        .out()
        .lines()
        .map(line -> line.replaceAll("^\\S+ \\S+ +(\\S+) .*", "$1"))
        .toList();
  }

  @Test
  void everyVersionIsReadUnderTheNameThatTheLogShows() throws IOException {
    b.write("plan.txt", "second, by b");
    fleet.converge();
    c.write("plan.txt", "third");
    fleet.converge();

    List<String> names = names(a, "docs/plan.txt");

    assertEquals(
        List.of("third", "second, by b", "first"),
        names.stream().map(name -> show(a, name)).toList());
    assertEquals("second, by b", show(c, "b:1"));
    assertEquals("first", c.done("show", c.at("plan.txt") + "@a:1").out());
  }

  @Test
  void aVersionIsReadFromOldSegmentsOnceItsSlotsArePruned() throws IOException {
    for (int i = 0; i < MANY; i++) {
      a.write("many/" + i, "number " + i);
    }
    fleet.converge();
    for (int i = 0; i < 4; i++) {
      a.write("plan.txt", "edit " + i);
      fleet.converge();
    }

    assertEquals("first", show(b, "a:1"));
    assertEquals("edit 3", show(b, "base"));
  }

  @Test
  void theBaseIsWhatWasAgreedUponHere() throws IOException {
    b.write("plan.txt", "second");
    b.sync();
    a.write("plan.txt", "not yet published");

    assertEquals("first", show(a, "base"));
    assertEquals("second", show(b, "base"));
  }

  @Test
  void aDeviceHasWhatItHadReadWhenItWasLastHeardOf() throws IOException {
    b.write("plan.txt", "second");
    b.sync();

    assertEquals("first", show(a, "a"));
    assertEquals("second", show(a, "b"));
    a.sync();
    c.write("new.txt", "so that c publishes");
    c.sync();
    assertEquals("second", show(b, "c"));
  }

  @Test
  void inAnOpenConflictEachDeviceHasItsOwn() throws IOException {
    a.changeDocument(text -> text.replace("conflictMode: auto", "conflictMode: interactive"));
    fleet.sync();
    a.write("plan.txt", "of a");
    b.write("plan.txt", "of b");
    a.sync();
    b.ends(4, "sync");

    assertEquals("of a", show(c, "a"));
    assertEquals("of b", show(c, "b"));
  }

  @Test
  void aDeletedFileCanStillBeRead() throws IOException {
    b.delete("plan.txt");
    fleet.converge();
    isADeletionAtTheBase();
    // Once everybody knows, nobody keeps the deletion.
    for (Machine machine : List.of(a, b, c, a, b, c, a)) {
      machine.write("news", machine.name() + " has read what was there");
      machine.sync();
    }
    isADeletionAtTheBase();
  }

  private void isADeletionAtTheBase() {
    assertEquals("first", show(a, "a:1"));
    Ended deleted = a.ends(1, "show", "docs/plan.txt@base");
    assertTrue(deleted.err().contains("is a deletion: there are no bytes to show"), deleted.all());
    assertTrue(deleted.err().contains("tcfs log docs/plan.txt"), deleted.all());
  }

  @Test
  void namesAnOddPathSoThatItCanBePasted() throws IOException {
    a.write("two words.txt", "text");
    a.sync();
    a.delete("two words.txt");
    a.sync();
    Ended deleted = a.ends(1, "show", "docs/two words.txt@base");
    assertTrue(deleted.err().endsWith(": tcfs log 'docs/two words.txt'\n"), deleted.all());
  }

  @Test
  void aLinkShowsItsTargetAndAFolderIsRefused() throws IOException {
    Files.createSymbolicLink(a.at("link"), Path.of("plan.txt"));
    Files.createDirectory(a.at("empty"));
    fleet.converge();

    assertEquals("plan.txt\n", b.done("show", "docs/link@a").out());
    assertTrue(b.ends(1, "show", "docs/empty@a").err().contains("is no file"));
    assertTrue(b.ends(1, "show", "docs@a").err().contains("is a whole root"));
  }

  @Test
  void whatIsUnknownIsRefusedWithWhatThereIs() {
    Ended edit = a.ends(1, "show", "docs/plan.txt@a:99");
    Ended device = a.ends(1, "show", "docs/plan.txt@z");
    Ended path = a.ends(1, "show", "docs/other.txt@a");
    Ended root = a.ends(1, "show", "other/plan.txt@a");

    assertTrue(edit.err().contains("'docs/plan.txt' has no version 'a:99'"), edit.all());
    assertTrue(edit.err().matches("(?s).*name one of a~[0-9a-f]{16}:1\n"), edit.all());
    assertTrue(device.err().contains("'z' is no device that has published"), device.all());
    assertTrue(path.err().contains("no version of 'docs/other.txt' is on record"), path.all());
    assertTrue(root.err().contains("the store has no root of that name"), root.all());
  }

  @Test
  void aNameThatTwoLivesShareIsRefusedWithBoth() throws IOException {
    LossPair.deleteAll(a.home().resolve("state"));
    a.sync();
    a.write("plan.txt", "in another life");
    a.sync();

    Ended ended = b.ends(1, "show", "docs/plan.txt@a:1");

    assertTrue(ended.err().contains("'a:1' names 2 versions"), ended.all());
    assertTrue(
        ended.err().matches("(?s).*name one of a~[0-9a-f]{16}:1, a~[0-9a-f]{16}:1\n"), ended.all());
    assertEquals(
        List.of("in another life", "first"),
        names(b, "docs/plan.txt").stream().map(name -> show(b, name)).toList());
  }

  @Test
  void jsonDescribesAVersionInsteadOfItsBytes() {
    String out = a.done("show", "docs/plan.txt@a", "--json").out();

    assertTrue(out.contains("\"command\" : \"show\""), out);
    assertTrue(out.contains("\"size\" : 5"), out);
  }

  @Test
  void notOneByteOfADamagedVersionIsShown() throws IOException {
    byte[] bytes = new byte[4 << 20];
    new Random(7).nextBytes(bytes);
    Files.write(a.at("large"), bytes);
    a.sync();
    for (Path pack : KillUsers.files(a.store().resolve("packs"))) {
      byte[] stored = Files.readAllBytes(pack);
      if (stored.length > bytes.length) {
        stored[stored.length * 3 / 4] ^= 1;
        Files.write(pack, stored);
      }
    }

    Ended ended = b.ends(1, "show", "docs/large@a");

    assertEquals("", ended.out());
    assertTrue(ended.err().contains("'packs/"), ended.all());
    assertTrue(ended.err().contains("run 'tcfs store repair' on a device"), ended.all());
  }

  @Test
  void aLostPackIsNamedAndOtherVersionsAreRead() throws IOException {
    b.write("plan.txt", "second");
    List<Path> before = KillUsers.files(a.store().resolve("packs"));
    fleet.converge();
    before.forEach(pack -> assertTrue(pack.toFile().delete()));

    assertEquals("second", show(c, "b:1"));
    assertTrue(c.ends(1, "show", "docs/plan.txt@a:1").err().contains("no such object"));
  }

  @Test
  void aVersionThatADamagedSegmentToldIsMissingForThatReason() throws IOException {
    for (int i = 0; i < MANY; i++) {
      a.write("many/" + i, "number " + i);
    }
    fleet.converge();
    Path segment = KillUsers.files(a.store().resolve("segments/a")).getFirst();
    Files.delete(segment);

    Ended ended = b.ends(1, "show", "docs/plan.txt@a:1");

    assertTrue(ended.err().contains("of device a something cannot be read"), ended.all());
    assertTrue(ended.err().contains(segment.getFileName().toString()), ended.all());
  }

  @Test
  void aTerminalIsGivenNoCommands() throws IOException {
    a.write("plan.txt", "tab\there\u001b[2K\nüber\n");
    a.sync();

    Ended raw = b.done("show", "docs/plan.txt@a");
    Ended terminal = b.tcfsAnswered(() -> {}, "show", "docs/plan.txt@a");

    assertEquals("tab\there\u001b[2K\nüber\n", raw.out());
    assertEquals("tab\there\\u001b[2K\nüber\n", terminal.out());
  }
}

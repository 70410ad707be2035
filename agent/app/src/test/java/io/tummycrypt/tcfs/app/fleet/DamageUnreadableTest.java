package io.tummycrypt.tcfs.app.fleet;

import static io.tummycrypt.tcfs.app.fleet.OrdinaryUser.allow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is told, and is never taken for what is not there. */
class DamageUnreadableTest {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void shareAFolder() throws Exception {
    OrdinaryUser.assumePossible(folder);
    LossPair pair = LossPair.in(folder);
    a = pair.a();
    b = pair.b();
    a.write("d/one.txt", "one");
    a.write("d/two.txt", "two");
    a.write("three.txt", "three");
    pair.sync();
  }

  private static Ended run(Machine machine, String... args) throws Exception {
    return OrdinaryUser.run(machine, args);
  }

  @Test
  void anUnreadableFolderAndFileAreToldAndTheRestGoesOn() throws Exception {
    a.write("three.txt", "three, edited");
    a.write("new.txt", "new");
    a.write("d/one.txt", "one, edited");
    allow(a.at("new.txt"), "---------");
    allow(a.at("d"), "---------");

    Ended ended = run(a, "sync");
    assertEquals(3, ended.code(), ended::all);
    DamageMessage.hasNoTrace(ended);
    for (String word : List.of("new.txt", "permission denied", "d ")) {
      assertTrue(ended.all().contains(word), ended::all);
    }
    assertEquals(0, run(b, "sync").code());
    assertEquals("three, edited", b.read("three.txt"));
    assertEquals("one", b.read("d/one.txt"));
    assertEquals("two", b.read("d/two.txt"));

    allow(a.at("new.txt"), "rw-r--r--");
    allow(a.at("d"), "rwxr-xr-x");
    assertEquals(0, run(a, "sync").code());
    assertEquals(0, run(b, "sync").code());
    assertEquals("one, edited", b.read("d/one.txt"));
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
  }

  /** What cannot be entered, listed or written; a root in it could only be taken out by hand. */
  @ParameterizedTest
  @ValueSource(strings = {"---------", "rw-------", "-wx------", "r-x------"})
  void aFolderThatCannotBeUsedBecomesNoRoot(String mode) throws Exception {
    Machine c = Machine.in(folder, "c");
    SortedMap<String, String> store = Tree.everything(c.store());
    String[] init =
        "init --store file://%s --device c --root docs=%s"
            .formatted(c.store(), c.docs())
            .split(" ");
    allow(c.docs(), mode);

    Ended ended = run(c, init);

    assertEquals(1, ended.code(), ended::all);
    DamageMessage.isClear(ended, "root 'docs' cannot be at '" + c.docs() + "'", "--root docs=PATH");
    assertEquals(store, Tree.everything(c.store()));
    assertFalse(Files.exists(c.home()));
    allow(c.docs(), "rwxr-xr-x");
    assertEquals(0, run(c, init).code());
    assertEquals(0, run(c, "sync").code());
  }

  @Test
  void anUnreadableObjectIsNotAnAbsentOne() throws Exception {
    a.write("three.txt", "three, edited");
    Path heads = a.store().resolve("heads");
    allow(heads, "---------");
    Ended ended = run(a, "sync");
    assertEquals(1, ended.code(), ended::all);
    DamageMessage.isClear(ended, heads.toString(), "permission denied", "allow this user");
    allow(heads, "rwx------");
    assertEquals(0, run(a, "sync").code());
    assertEquals(0, run(b, "sync").code());
    assertEquals("three, edited", b.read("three.txt"));
  }

  @Test
  void anUnreadablePackFailsItsFilesWithTheReason() throws Exception {
    a.write("more.txt", "more");
    a.sync();
    Path packs = a.store().resolve("packs");
    allow(packs, "---------");
    Ended ended = run(b, "sync");
    assertEquals(3, ended.code(), ended::all);
    DamageMessage.isClear(
        ended, "more.txt", packs.toString(), ": permission denied", "allow this user");
    allow(packs, "rwx------");
    assertEquals(0, run(b, "sync").code());
    assertEquals("more", b.read("more.txt"));
  }

  @Test
  void aFleetDocumentThatCannotBeReadIsToldWithTheReason() throws Exception {
    Path document = Files.writeString(folder.resolve("own.yaml"), "kind: TcfsFleet\n");
    allow(document, "---------");
    Ended ended = run(a, "fleet", "validate", document.toString());
    assertEquals(1, ended.code(), ended::all);
    DamageMessage.hasNoTrace(ended);
    assertTrue(ended.all().contains("own.yaml:1:1"), ended::all);
    assertTrue(ended.all().contains("cannot be read: permission denied"), ended::all);
  }

  @Test
  void aStoreThatCannotBeEnteredIsNotAnAbsentOne() throws Exception {
    allow(a.store(), "---------");
    Ended ended = run(a, "sync");
    assertEquals(1, ended.code(), ended::all);
    DamageMessage.isClear(ended, a.store().toString(), ": permission denied", "allow this user");
    assertFalse(ended.all().contains("mount"), ended::all);
    allow(a.store(), "rwx------");
    assertEquals(0, run(a, "sync").code());
  }

  @Test
  void aCopyLeavesOutWhatCannotBeReadAndSaysSo() throws Exception {
    List<Path> lost =
        List.of(
            KillUsers.files(a.store().resolve("packs")).getFirst(),
            KillUsers.files(a.store().resolve("reports")).getFirst(),
            KillUsers.files(a.store().resolve("heads/a")).getLast());
    for (Path object : lost) {
      allow(object, "---------");
    }
    Path place = folder.resolve("new");
    String[] copy = {"store", "copy", "file://" + a.store(), "file://" + place};
    Ended partly = run(a, copy);
    assertEquals(3, partly.code(), partly::all);
    for (Path object : lost) {
      String key = a.store().relativize(object).toString();
      assertTrue(partly.out().contains("! " + key), partly::all);
      assertFalse(Files.exists(place.resolve(key)), key);
    }
    assertTrue(partly.out().contains("permission denied"), partly::all);
    assertTrue(partly.out().contains("next step: see that it can be read"), partly::all);
    for (Path object : lost) {
      allow(object, "rw-------");
    }
    assertEquals(0, run(a, copy).code());
    a.ends(0, "store", "check", "--read-data", "--store", "file://" + place);
  }

  @Test
  void aPackThatIsLostOnItsDiskIsMadeAgainOnceItIsMovedAway() throws Exception {
    Path pack = KillUsers.files(a.store().resolve("packs")).getFirst();
    allow(pack, "---------");
    Ended left = run(a, "store", "repair", "--yes");
    assertEquals(3, left.code(), left::all);
    assertTrue(left.out().contains("move the file '" + pack + "' to a folder"), left::all);
    Files.move(pack, folder.resolve("moved"));
    assertEquals(0, run(a, "store", "repair", "--yes").code());
    assertEquals(0, run(a, "store", "check", "--read-data").code());
  }
}

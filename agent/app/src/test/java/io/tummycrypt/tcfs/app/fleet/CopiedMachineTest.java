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
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A copy of a machine's disk, everything of tcfs included, that shall be a device of its own. Both
 * know themselves at one place, so the disk that is at work is the one that is there.
 */
class CopiedMachineTest {
  @TempDir Path folder;

  private Machine a;
  private Machine c;

  @BeforeEach
  void copyTheDiskOfA() throws IOException, InterruptedException {
    a = Machine.in(folder, "a");
    a.init();
    a.write("x.txt", "first");
    a.sync();
    c = new Machine("c", a.home(), a.docs(), a.place());
    a.shell("cp -a ../../a ../../other");
  }

  @Test
  void aNewNameAloneIsRefusedAndChangesNothing() throws IOException {
    swap();
    rename();
    SortedMap<String, String> before = allButTheLock();

    for (String command : List.of("init", "init --device c", "device enroll", "sync")) {
      Ended ended = c.ends(1, command.split(" "));

      assertTrue(ended.err().contains("'c'"), ended.all());
      assertTrue(ended.err().contains("\nnext step: "), ended.all());
      assertEquals(before, allButTheLock(), command);
    }
    Ended ended = c.ends(1, "init");
    assertTrue(ended.err().contains("is that of device 'a' ("), ended.all());
    assertTrue(ended.err().contains("put the name 'a' back into " + config()), ended.all());
    assertTrue(ended.err().contains("delete " + keys() + " and " + state() + " here"), ended.all());
    assertTrue(ended.err().contains("'tcfs init --device c'"), ended.all());
  }

  @Test
  void aCopyThatNamesNoDeviceIsRefusedToo() throws IOException {
    swap();
    Files.delete(config());

    Ended ended = c.ends(1, init());

    assertTrue(ended.err().contains("is that of device 'a' ("), ended.all());
    assertTrue(ended.err().contains("run 'tcfs init --device a'; if it is a copy"), ended.all());
    assertFalse(Files.exists(config()));
  }

  @Test
  void aRevokedDeviceDoesNotComeBackUnderAnotherNameWithItsKey() throws IOException {
    Machine b = Machine.in(folder, "b");
    b.init();
    b.done("device", "revoke", "a");
    rename();

    Ended ended = c.ends(1, "init");

    assertTrue(ended.err().contains("is that of device 'a' ("), ended.all());
    assertTrue(ended.err().contains("which was revoked"), ended.all());
    assertFalse(ended.err().contains("put the name"), ended.all());
    delete(keys());
    delete(state());
    c.done(init());
    new Fleet(List.of(b, c)).converge();
    assertEquals("first", b.read("x.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys and state", "keys"})
  void withAKeyOfItsOwnItsEditIsNoOlderVersionOfTheFirst(String deleted) throws IOException {
    swap();
    rename();
    delete(keys());
    if (deleted.contains("state")) {
      delete(state());
    }
    c.done(init());
    swap();
    for (String text : List.of("second of a", "third of a")) {
      a.write("x.txt", text);
      a.sync();
    }

    swap();
    c.write("x.txt", "edited by c");
    converge();

    List<String> ofC = Tree.contents(c.docs());
    assertEquals(List.of("edited by c", "third of a"), ofC);
    assertEquals(2, idsInTheRegistry().size());
    swap();
    assertEquals(ofC, Tree.contents(a.docs()));
  }

  private Set<String> idsInTheRegistry() {
    return Stream.of(c.done("device", "list").out().split("\\s+"))
        .filter(word -> word.startsWith("sha256:"))
        .collect(Collectors.toSet());
  }

  /** From the copy's disk, which is there at the end again. */
  private void converge() throws IOException {
    for (int round = 0; round < 3; round++) {
      c.sync();
      swap();
      a.sync();
      swap();
    }
    c.sync();
    c.done("diff-desired");
  }

  /** Puts the other disk in the place of the one that is at work. */
  private void swap() throws IOException {
    Path away = folder.resolve("away");
    Files.move(folder.resolve("a"), away);
    Files.move(folder.resolve("other"), folder.resolve("a"));
    Files.move(away, folder.resolve("other"));
  }

  private void rename() throws IOException {
    Files.writeString(config(), Files.readString(config()).replace("name: a\n", "name: c\n"));
  }

  private String[] init() {
    String store = a.store().toUri().toString();
    return new String[] {"init", "--store", store, "--device", "c", "--root", "docs=" + c.docs()};
  }

  private Path config() {
    return c.home().resolve("config/device.yaml");
  }

  private Path keys() {
    return c.home().resolve("keys");
  }

  private Path state() {
    return c.home().resolve("state");
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> paths = Files.walk(place)) {
      for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(path);
      }
    }
  }

  private SortedMap<String, String> allButTheLock() throws IOException {
    SortedMap<String, String> all = Tree.everything(folder);
    all.keySet().removeIf(path -> path.startsWith("a/tcfs/run"));
    return all;
  }
}

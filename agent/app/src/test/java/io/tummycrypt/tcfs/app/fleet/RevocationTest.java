package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A revoked device takes no part any more, and what it gave stays. */
class RevocationTest extends ThreeMachines {
  @BeforeEach
  void share() throws IOException {
    b.write("of b.txt", "of b");
    a.write("plan.txt", "of a");
    fleet.converge();
  }

  @Test
  void aRevokedDeviceRefusesToSync() throws IOException {
    a.done("device", "revoke", "b");
    b.write("late.txt", "too late");
    SortedMap<String, String> store = Tree.everything(a.store());

    Ended ended = b.ends(1, "sync");

    assertTrue(ended.err().contains("revoked"), ended.all());
    assertTrue(ended.err().contains("next step: "), ended.all());
    assertEquals(store, Tree.everything(a.store()));
    assertEquals("too late", b.read("late.txt"));
    assertTrue(a.done("device", "list").out().contains("revoked"));
  }

  @Test
  void aDeviceRevokesItselfOnlyAfterAYes() throws IOException {
    SortedMap<String, String> before = Tree.everything(a.store());

    Ended refused = b.ends(64, "device", "revoke", "b");

    assertTrue(refused.err().startsWith("tcfs: 'b' is this device itself, "), refused.all());
    assertEquals(before, Tree.everything(a.store()));
    b.done("device", "revoke", "b", "--yes", "--json");
    assertTrue(b.ends(1, "sync").err().contains("device 'b' was revoked by 'b'"));
    assertEquals("of b", b.read("of b.txt"));
  }

  @Test
  void itsFilesStayWithTheOthersAndCanBeEdited() throws IOException {
    a.done("device", "revoke", "b");
    c.write("of b.txt", "edited by c");
    Fleet others = new Fleet(List.of(a, c));

    others.converge();

    assertEquals("edited by c", a.read("of b.txt"));
    a.done("device", "revoke", "b");
  }

  @Test
  void aDeviceThatJoinsLaterGetsItsFilesToo() throws IOException {
    a.done("device", "revoke", "b");
    a.sync();
    Machine d = Machine.in(folder, "d");
    d.init();

    new Fleet(List.of(d, a, c)).converge();

    assertEquals("of b", d.read("of b.txt"));
  }

  /**
   * The registry as people read it in the store, the command, and the document tell of the same.
   */
  @Test
  void everyEnrolledDeviceIsInTheRegistryInTheListAndInTheDocument() throws IOException {
    String registry = Files.readString(a.store().resolve("tcfs-meta/devices.json"));
    String list = a.done("device", "list").out();
    a.done("fleet", "pull");
    String document = a.done("fleet", "render").out();

    for (Machine machine : fleet.machines()) {
      assertTrue(registry.contains("\"device\":\"" + machine.name() + "\""), registry);
      assertTrue(list.lines().anyMatch(line -> line.startsWith(machine.name() + " ")), list);
      assertTrue(
          document.contains("kind: TcfsDevice\nmetadata:\n  name: " + machine.name()), document);
    }
    assertEquals(3, registry.split("\"fingerprint\"", -1).length - 1, registry);
    assertEquals(3, document.split("kind: TcfsDevice", -1).length - 1, document);
  }

  @Test
  void itsNameIsNotGivenAgain() throws IOException {
    a.done("device", "revoke", "b");

    Ended same = b.ends(1, "init");
    Machine other = new Machine("b", folder.resolve("other"), b.docs(), b.place());
    Ended taken =
        other.ends(
            1,
            "init",
            "--store",
            b.store().toUri().toString(),
            "--device",
            "b",
            "--root",
            "docs=" + folder.resolve("d"));

    assertTrue(same.err().contains("revoked"), same.all());
    assertTrue(taken.err().contains("'b'"), taken.all());
    assertTrue(taken.err().contains("next step: "), taken.all());
  }

  @Test
  void whatItWritesAfterItsEndIsIgnored() throws IOException {
    Path kept = publishedInACopyOfTheStore("late.txt", "too late");
    a.done("device", "revoke", "b");
    copyNew(kept, a.store());
    long last = chain(a.store()).map(Long::parseLong).max(Long::compare).orElseThrow();
    String late = chain(kept).max(String::compareTo).orElseThrow();
    Files.copy(
        kept.resolve("heads/b").resolve(late),
        a.store().resolve("heads/b").resolve("%020d".formatted(last + 1)));

    new Fleet(List.of(a, c)).converge();

    assertFalse(Files.exists(a.at("late.txt")));
    assertEquals("of b", a.read("of b.txt"));
  }

  /** What the device would have published, had it not been revoked meanwhile. */
  private Path publishedInACopyOfTheStore(String name, String text) throws IOException {
    Path real = folder.resolve("real");
    Files.move(a.store(), real);
    copyNew(real, a.store());
    b.write(name, text);
    b.sync();
    Path copy = folder.resolve("copy");
    Files.move(a.store(), copy);
    Files.move(real, a.store());
    return copy;
  }

  private static Stream<String> chain(Path store) throws IOException {
    return Tree.everything(store.resolve("heads/b")).keySet().stream();
  }

  /** Copies what is not there yet. */
  private static void copyNew(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (!Files.exists(target)) {
          Files.copy(path, target);
        }
      }
    }
  }
}

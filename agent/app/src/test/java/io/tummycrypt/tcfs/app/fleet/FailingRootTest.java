package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A root whose folder cannot be worked in is halted; the others go on, also those behind it. */
class FailingRootTest {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void twoMachines() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    a.done(init(a));
    write(broken(a), "x.txt", "first");
    a.write("x.txt", "first");
    a.sync();
  }

  /** The root that comes first. */
  private static Path broken(Machine machine) throws IOException {
    return Files.createDirectories(machine.docs().resolveSibling("aa"));
  }

  private static String[] init(Machine machine) throws IOException {
    return new String[] {
      "init",
      "--store",
      machine.store().toUri().toString(),
      "--device",
      machine.name(),
      "--root",
      "aa=" + broken(machine),
      "--root",
      "docs=" + machine.docs()
    };
  }

  private static void write(Path root, String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text);
  }

  /** Something to do in both roots, in both directions. */
  private void editOnBoth(Path brokenOfB) throws IOException {
    write(broken(a), "x.txt", "second");
    a.write("x.txt", "second");
    write(broken(a), "new.txt", "new");
    a.sync();
    write(brokenOfB, "of b.txt", "of b");
    b.write("of b.txt", "of b");
  }

  private void theOtherRootIsSynchronised() throws IOException {
    assertEquals("second", b.read("x.txt"));
    a.sync();
    assertEquals("of b", a.read("of b.txt"));
  }

  private void endEqual(Path brokenOfB) throws IOException {
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    assertEquals(Tree.shared(broken(a)), Tree.shared(brokenOfB));
    assertEquals("second", Files.readString(brokenOfB.resolve("x.txt")));
    assertEquals("new", Files.readString(brokenOfB.resolve("new.txt")));
    assertEquals("of b", Files.readString(broken(a).resolve("of b.txt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmp", "vault"})
  void somethingElseIsInThePlaceOfAFolderOfOurs(String name) throws IOException {
    b.done(init(b));
    b.sync();
    editOnBoth(broken(b));
    Path own = broken(b).resolve(".tcfs").resolve(name);
    Path aside = folder.resolve("aside");
    Files.move(own, aside);
    for (boolean isLink : List.of(true, false)) {
      if (isLink) {
        Files.createSymbolicLink(own, aside);
      } else {
        Files.createFile(own);
      }
      Ended ended = b.ends(3, "sync");
      DamageMessage.isClear(
          ended, "Halted root aa", ".tcfs/" + name, "move it away", "mend that and sync again");
      assertTrue(b.ends(3, "status").all().contains("Halted root aa"));
      theOtherRootIsSynchronised();
      Files.delete(own);
    }
    Files.move(aside, own);
    b.sync();
    a.sync();
    endEqual(broken(b));
  }

  @Test
  void itsFileSystemIsReadOnly() throws Exception {
    assumeTrue(DamageDisk.isPossible(), "no disk: 'unshare -Urm mount -t tmpfs' is refused");
    try (DamageDisk disk = DamageDisk.at(broken(b), "600m")) {
      Path seen = disk.seen(broken(b));
      ends(0, disk.run(b, init(b)));
      ends(0, disk.run(b, "sync"));
      editOnBoth(seen);
      disk.remount("ro");
      Ended ended = ends(3, disk.run(b, "sync"));
      DamageMessage.isClear(
          ended, "Halted root aa", "the file system is read-only", "mend that and sync again");
      theOtherRootIsSynchronised();
      b.write("again.txt", "again");
      ends(3, disk.run(b, "sync"));
      a.sync();
      assertEquals("again", a.read("again.txt"));
      disk.remount("rw");
      ends(0, disk.run(b, "sync"));
      a.sync();
      endEqual(seen);
    }
  }

  private static Ended ends(int code, Ended ended) {
    assertEquals(code, ended.code(), ended::all);
    return ended;
  }
}

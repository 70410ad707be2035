package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a root, the store and tcfs's own folders can be, and what becomes of a root that moves. */
class PlacesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".", "tcfs/keys", "tcfs/state/new"})
  void aRootThatIsMovedAroundOrIntoTcfssOwnFilesIsHalted(String place) throws IOException {
    Machine a = Machine.in(folder, "a");
    a.init();
    Path moved = a.docs().resolveSibling(place).normalize();
    Files.createDirectories(moved);
    a.changeDocument(text -> text.replace("path: " + a.docs() + "\n", "path: " + moved + "\n"));

    Ended ended = a.ends(3, "sync");

    assertTrue(ended.out().contains("tcfs keeps its own files in "), ended.all());
    assertTrue(ended.out().contains("TCFS_HOME"), ended.all());
    assertFalse(Files.exists(a.store().resolve("packs")), "nothing may be stored");
    assertFalse(Files.exists(moved.resolve(".tcfs")));
    a.ends(3, "status");
  }

  @Test
  void aRootThatHasTheStoreInItIsRefused() throws IOException {
    Path docs = Files.createDirectories(folder.resolve("docs"));
    Machine a = new Machine("a", folder.resolve("tcfs"), docs, Place.folder(docs.resolve("store")));

    String store = "file://" + a.store();
    Ended ended = a.ends(1, "init", "--store", store, "--device", "a", "--root", "docs=" + docs);

    assertTrue(ended.err().contains("one is inside the other"), ended.all());
  }

  @Test
  void aRootMayBeALinkToItsFolder() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Machine a =
        new Machine("a", folder.resolve("tcfs"), link, Place.folder(folder.resolve("store")));
    Machine b = Machine.in(folder, "b");
    a.init();
    b.init();
    a.declare("conflictMode: interactive");
    a.write("sub/plan.txt", "by a");
    b.write("sub/plan.txt", "by b");
    b.sync();
    a.ends(4, "sync");

    a.ends(4, "status", link.resolve("sub/plan.txt").toString());
    a.ends(4, "status", real.resolve("sub/plan.txt").toString());
    a.ends(4, "status", link.toString());
    a.done("resolve-conflict", link.resolve("sub/plan.txt").toString(), "--keep-local");

    b.sync();
    assertEquals("by a", b.read("sub/plan.txt"));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aRootThatIsGivenAnotherFolderStartsThereAnew() throws IOException {
    Fleet fleet = Fleet.of(folder, "a", "b");
    Machine a = fleet.get(0);
    a.write("plan.txt", "text");
    fleet.converge();
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("new.txt"), "new");
    a.changeDocument(text -> text.replace("path: " + a.docs() + "\n", "path: " + other + "\n"));

    fleet.sync();
    fleet.sync();

    assertEquals("text", Files.readString(other.resolve("plan.txt")));
    assertEquals("text", a.read("plan.txt"));
    assertEquals("new", fleet.get(1).read("new.txt"));
    assertEquals("text", fleet.get(1).read("plan.txt"));
  }

  @Test
  void aDeviceThatLosesARootKeepsItsFiles() throws IOException {
    Fleet fleet = Fleet.of(folder, "a", "b");
    Machine a = fleet.get(0);
    a.write("plan.txt", "text");
    fleet.converge();
    String root = "  roots:\n  - name: docs\n    path: " + a.docs() + "\n";
    String indented = "  roots:\n    - name: docs\n      path: " + a.docs() + "\n";
    a.changeDocument(
        text -> text.replace(root, "  roots: []\n").replace(indented, "  roots: []\n"));

    fleet.sync();

    assertEquals("text", a.read("plan.txt"));
    assertEquals("text", fleet.get(1).read("plan.txt"));
  }

  @Test
  void twoRootsOfOneDeviceAreApart() throws IOException {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Machine a = Machine.in(folder, "a");
    Machine b = Machine.in(folder, "b");
    String store = "file://" + a.store();
    a.done(
        "init",
        "--store",
        store,
        "--device",
        "a",
        "--root",
        "docs=" + a.docs(),
        "--root",
        "notes=" + notes);
    b.done("init", "--store", store, "--device", "b", "--root", "notes=" + b.docs());
    a.write("x", "in docs");
    Files.writeString(notes.resolve("x"), "in notes");
    a.sync();
    b.sync();

    assertEquals("in notes", b.read("x"));
    assertEquals("in docs", a.read("x"));
  }
}

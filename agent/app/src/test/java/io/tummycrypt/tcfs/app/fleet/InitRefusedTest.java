package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An {@code init} that is refused makes nothing, and binds the machine to nothing. */
class InitRefusedTest {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void twoMachines() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    Files.writeString(folder.resolve("file"), "text");
    Files.createSymbolicLink(folder.resolve("link"), a.home().getParent());
    Files.createSymbolicLink(folder.resolve("to store"), a.store());
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
  }

  @Test
  void oneThatNamesNoStoreIsWrongUsage() {
    for (String json : List.of("--device=b", "--json")) {
      Ended ended = b.ends(64, "init", json);
      assertEquals("", ended.out());
      assertEquals(
          """
          tcfs: no store is named: give --store file:///FOLDER, or set TCFS_STORE
          next step: tcfs init --help
          """,
          ended.err());
    }
    assertFalse(Files.exists(b.home()), "nothing is made");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/, a root cannot be the whole file system",
        "FOLDER/store, one is inside the other",
        "FOLDER/store/new, one is inside the other",
        "FOLDER, one is inside the other",
        "~/a/../../x, leads above its start",
        "FOLDER/a/tcfs, tcfs keeps its own files in 'FOLDER/a/tcfs/config'",
        "FOLDER/a, tcfs keeps its own files in 'FOLDER/a/tcfs/config'",
        "FOLDER/link, tcfs keeps its own files in 'FOLDER/a/tcfs/config'",
        "FOLDER/a/tcfs/keys, tcfs keeps its own files in 'FOLDER/a/tcfs/keys'",
        "FOLDER/a/tcfs/state/new, tcfs keeps its own files in 'FOLDER/a/tcfs/state'",
        "~/run/x, tcfs keeps its own files in 'FOLDER/a/tcfs/run'",
        "FOLDER/file, 'FOLDER/file' is no folder",
        "FOLDER/file/new, 'FOLDER/file' is no folder",
        "FOLDER/dangling, 'FOLDER/dangling' is no folder",
      })
  void aRootThatCannotBeThereLeavesNothing(String root, String found) throws IOException {
    String path = root.replace("FOLDER", folder.toString());

    Ended ended = refused(a, a.store(), "docs=" + path);

    assertTrue(ended.err().contains(found.replace("FOLDER", folder.toString())), ended.all());
    assertTrue(ended.err().contains("--root docs=PATH"), ended.all());
    a.done(init(a, folder.resolve("other"), "docs=" + a.docs()));
    a.sync();
  }

  @Test
  void twoRootsInOnePlaceLeaveNothing() throws IOException {
    Ended ended = refused(a, a.store(), "docs=" + a.docs(), "notes=" + a.docs().resolve("notes"));

    assertTrue(ended.err().contains("root 'notes' of device 'a' is at"), ended.all());
    assertTrue(ended.err().contains("inside root 'docs'"), ended.all());
  }

  @Test
  void theNameOfTheDetachedRootIsNoNameForARoot() throws IOException {
    Ended ended = refused(a, a.store(), "default=" + a.docs());

    assertTrue(ended.err().contains("the name 'default' is reserved"), ended.all());
    assertTrue(ended.err().contains("choose another name"), ended.all());
  }

  @Test
  void aFolderOfOtherThingsIsNoStoreAndStaysAsItIs() throws IOException {
    Ended ended = refused(a, folder.resolve("b"), "docs=" + a.docs());

    assertTrue(ended.err().contains("not a tcfs store"), ended.all());
  }

  @Test
  void joiningWithARootThatCannotBeThereLeavesNothing() throws IOException {
    a.init();

    Ended around = refused(b, b.store(), "docs=" + folder);
    Ended own = refused(b, b.store(), "docs=" + b.home().resolve("state"));
    Ended unknown = refused(b, b.store(), "doc=" + b.docs());

    assertTrue(around.err().contains("one is inside the other"), around.all());
    assertTrue(around.err().contains("tcfs: --root docs=" + folder + ": "), around.all());
    assertFalse(around.err().contains("revision 1:"), around.all());
    assertTrue(own.err().contains("tcfs keeps its own files"), own.all());
    assertTrue(unknown.err().contains("the fleet has no root 'doc'"), unknown.all());
    assertTrue(unknown.err().contains("on a device of the fleet"), unknown.all());
    b.init();
    b.sync();
  }

  @Test
  void aLinkToTheStoreIsThePlaceOfTheStore() throws IOException {
    a.init();

    Ended ended = refused(b, b.store(), "docs=" + folder.resolve("to store/new"));

    assertTrue(ended.err().contains("one is inside the other"), ended.all());
  }

  @Test
  void aRootThatTheFleetPlacesIsLookedAtToo() throws IOException {
    a.init();
    String state = b.home().resolve("state").toString();
    a.changeDocument(text ->
        text.replace("    - name: docs\n  #", "    - name: docs\n      path: " + state + "\n  #"));

    Ended ended = refused(b, b.store());

    assertTrue(ended.err().contains("tcfs keeps its own files in '" + state + "'"), ended.all());
  }

  @Test
  void joiningUnderANameThatIsTakenLeavesNothing() throws IOException {
    a.init();
    Machine c = new Machine("a", folder.resolve("c"), b.docs(), a.place());

    assertTrue(refused(c, c.store(), "docs=" + c.docs()).err().contains("is taken"));
    b.init();
    a.done("device", "revoke", "b");
    Machine d = new Machine("b", folder.resolve("d"), b.docs(), a.place());
    assertTrue(refused(d, d.store(), "docs=" + d.docs()).err().contains("is taken"));
  }

  @Test
  void aFolderThatIsARootOfSomethingElseStaysAsItIs() throws IOException {
    a.done(init(a, a.store(), "docs=" + a.docs(), "notes=" + folder.resolve("notes")));
    a.sync();

    Ended root = refused(b, b.store(), "docs=" + folder.resolve("notes"));
    Ended fleet = refused(b, folder.resolve("other"), "docs=" + a.docs());

    assertTrue(root.err().contains("is marked as root 'notes' of fleet "), root.all());
    assertTrue(fleet.err().contains("is marked as root 'docs' of fleet "), fleet.all());
    assertTrue(fleet.err().contains("move '" + a.at(".tcfs") + "' out of it"), fleet.all());
    b.init();
    b.sync();
  }

  @Test
  void aFolderWithAMarkerThatNobodyUnderstandsStaysAsItIs() throws IOException {
    Files.createDirectory(a.at(".tcfs"));
    a.write(".tcfs/root.json", "no marker");

    Ended ended = refused(a, a.store(), "docs=" + a.docs());

    assertTrue(ended.err().contains("that folder cannot be used: "), ended.all());
    assertTrue(ended.err().contains("it is no marker of a root"), ended.all());
  }

  private Ended refused(Machine machine, Path store, String... roots) throws IOException {
    SortedMap<String, String> before = Tree.everything(folder);

    Ended ended = machine.ends(1, init(machine, store, roots));

    assertTrue(ended.err().contains("\nnext step: "), ended.all());
    assertFalse(ended.err().contains("fleet.yaml:"), ended.all());
    assertEquals(before, Tree.everything(folder));
    return ended;
  }

  private static String[] init(Machine machine, Path store, String... roots) {
    List<String> words = new ArrayList<>(List.of("init", "--store", "file://" + store));
    words.addAll(List.of("--device", machine.name()));
    for (String root : roots) {
      words.addAll(List.of("--root", root));
    }
    return words.toArray(String[]::new);
  }
}

package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.older.OlderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older tcfs has stored comes into a fleet byte by byte, and replaces nothing there. */
class ImportTest extends TwoMachines {
  private static final byte[] LARGE = new byte[300_000];

  @TempDir Path elsewhere;

  private Path source;
  private OlderStore older;

  @BeforeEach
  void haveAnOlderStore() throws IOException {
    new Random(5).nextBytes(LARGE);
    source = Files.createDirectories(elsewhere.resolve("older"));
    older = new OlderStore(this::put);
  }

  private void put(String key, byte[] bytes) {
    try {
      Path file = source.resolve(key);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private Ended bring(int code, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("import", "--from-manifests", source.toUri().toString(), "--into", "docs"));
    args.addAll(List.of(more));
    return a.ends(code, args.toArray(String[]::new));
  }

  private Path chunkOf(byte[] bytes, int from, int to) {
    return source.resolve("chunks/" + Hasher.hash(Arrays.copyOfRange(bytes, from, to)).hex());
  }

  @Test
  void versions1And2AreRestoredByteByByteOnEachDevice() throws IOException {
    older.version1("v1/large.bin", LARGE);
    older.version1("v1/empty", new byte[0]);
    older.version2("v2/notes.txt", text("of neo"), "neo", 0640);
    older.version2("v2/K\u00e4se one.txt", text("odd"), "Neo's Mac.local", 0755);
    older.link("links/a", "../v2/notes.txt");
    older.put("index/empty/.tcfs_dir", "type=directory\n");
    SortedMap<String, String> before = Tree.everything(source);

    Ended imported = bring(0, "--yes");

    assertTrue(imported.out().contains("Plan: 6 to import"), imported::all);
    assertTrue(imported.out().contains("Result: 6 imported"), imported::all);
    fleet.converge();
    for (Machine machine : fleet.machines()) {
      assertArrayEquals(LARGE, Files.readAllBytes(machine.at("v1/large.bin")));
      assertEquals("", machine.read("v1/empty"));
      assertEquals("of neo", machine.read("v2/notes.txt"));
      assertEquals("odd", machine.read("v2/K\u00e4se one.txt"));
      assertEquals("../v2/notes.txt", Files.readSymbolicLink(machine.at("links/a")).toString());
      assertTrue(Files.isDirectory(machine.at("empty")));
      assertEquals(
          "rw-r-----",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.at("v2/notes.txt"))));
      assertEquals(
          Instant.ofEpochSecond(1_700_000_000),
          Files.getLastModifiedTime(machine.at("v2/notes.txt")).toInstant());
    }
    assertTrue(b.done("manifest", "docs/v2/notes.txt").out().contains("\"written_by\" : \"neo\""));
    assertTrue(b.done("manifest", "docs/v1/empty").out().contains("\"written_by\" : \"a\""));
    assertEquals(before, Tree.everything(source), "the older store was written");
  }

  @Test
  void anotherImportDoesNothingNew() throws IOException {
    older.version1("a.bin", LARGE);
    older.version2("b.txt", text("one"), "neo", 0644);
    older.version2("c.txt", text("two"), "neo", 0644);
    bring(0, "--yes");
    fleet.converge();
    b.write("b.txt", "edited since");
    b.delete("c.txt");
    fleet.converge();
    SortedMap<String, String> before = Tree.everything(a.store());

    Ended again = bring(0, "--yes");

    assertTrue(again.out().contains("Plan: 0 to import (0 B), 3 there already"), again::all);
    assertEquals(before, Tree.everything(a.store()));
    Ended byOther =
        b.done("import", "--from-manifests", source.toUri().toString(), "--into", "docs", "--yes");
    assertTrue(byOther.out().contains("0 to import (0 B), 3 there already"), byOther::all);
    fleet.converge();
    assertEquals("edited since", a.read("b.txt"));
    assertFalse(Files.exists(a.at("c.txt")));
  }

  @Test
  void whatTheFleetHasIsNeverReplaced() throws IOException {
    b.write("plan.txt", "of the fleet");
    b.write("same.txt", "the same");
    b.write("file", "a file");
    b.write("folder/x", "in a folder");
    fleet.converge();
    older.version2("plan.txt", text("of the older store"), "neo", 0644);
    older.version2("same.txt", text("the same"), "neo", 0600);
    older.version2("file/below", text("below a file"), "neo", 0644);
    older.version2("folder", text("no folder"), "neo", 0644);
    older.version2("new.txt", text("new"), "neo", 0644);

    Ended imported = bring(4, "--yes");

    String out = imported.out();
    assertTrue(out.contains("Plan: 1 to import (3 B), 1 there already, 3 conflicts"), out);
    assertTrue(out.contains("the fleet has something else at docs/plan.txt"), out);
    assertTrue(out.contains("! older  file 18 B"), out);
    assertTrue(out.contains("by neo"), out);
    assertTrue(out.contains("! by b  changed"), out);
    fleet.converge();
    assertEquals("of the fleet", b.read("plan.txt"));
    assertEquals("a file", b.read("file"));
    assertEquals("in a folder", b.read("folder/x"));
    assertEquals("new", b.read("new.txt"));
    bring(4, "--yes", "--json");
  }

  @Test
  void goesIntoAFolderAndIntoTheRootThatHasNone() throws IOException {
    older.version2("x.txt", text("x"), "neo", 0644);
    a.done(
        "import", "--from-manifests", source.toUri().toString(), "--into", "docs/old/b", "--yes");
    a.done("import", "--from-manifests", source.toUri().toString(), "--into", "default", "--yes");
    fleet.converge();
    assertEquals("x", b.read("old/b/x.txt"));
    Path pulled = elsewhere.resolve("pulled");
    b.done("pull", "default/x.txt", pulled.toString());
    assertEquals("x", Files.readString(pulled));
    Ended refused =
        a.ends(1, "import", "--from-manifests", source.toUri().toString(), "--into", "no", "--yes");
    assertTrue(refused.err().contains("the fleet has no root 'no'"), refused::all);
  }

  @Test
  void whatWasImportedHereIsNotSeenHereAndNoPushReplacesIt() throws IOException {
    older.version2("notes.txt", text("of neo"), "neo", 0644);
    older.version2("same.txt", text("the same"), "neo", 0644);
    a.done("import", "--from-manifests", source.toUri().toString(), "--into", "default", "--yes");
    Path notes = Files.writeString(elsewhere.resolve("notes.txt"), "something else");
    Path same = Files.writeString(elsewhere.resolve("same.txt"), "the same");
    for (Machine machine : fleet.machines()) {
      Ended stopped = machine.ends(4, "push", notes.toString());
      assertTrue(stopped.out().contains("by neo"), stopped::all);
      Path pulled = elsewhere.resolve("pulled-" + machine.name());
      machine.done("pull", "default/notes.txt", pulled.toString());
      assertEquals("of neo", Files.readString(pulled));
      machine.done("push", same.toString());
    }
  }

  @Test
  void nothingOfAFileIsImportedThatIsNotWhole() throws IOException {
    older.version2("good.txt", text("good"), "neo", 0644);
    older.version2("flipped.bin", LARGE, "neo", 0644);
    Path chunk = chunkOf(LARGE, 5000, 6000);
    byte[] bytes = Files.readAllBytes(chunk);
    bytes[7] ^= 1;
    Files.write(chunk, bytes);

    Ended flipped = bring(3, "--yes");

    assertTrue(flipped.out().contains("! failed flipped.bin"), flipped::all);
    assertTrue(
        flipped.out().contains("chunk 6 of 300, 'chunks/" + chunk.getFileName() + "', is damaged"),
        flipped::all);
    assertTrue(flipped.out().contains("Result: 1 imported (4 B)"), flipped::all);
    Files.delete(chunk);
    Ended missing = bring(3, "--yes");
    assertTrue(missing.out().contains("', is missing"), missing::all);
    fleet.converge();
    assertEquals("good", b.read("good.txt"));
    assertFalse(Files.exists(b.at("flipped.bin")));
    Files.write(chunk, Arrays.copyOfRange(LARGE, 5000, 6000));
    bring(0, "--yes");
    fleet.converge();
    assertArrayEquals(LARGE, Files.readAllBytes(b.at("flipped.bin")));
  }

  @Test
  void whatCannotBeReadIsAProblemOfItsFileAlone() throws IOException {
    older.version2("a.bin", LARGE, "neo", 0644);
    older.version2("b.txt", text("unreadable manifest"), "neo", 0644);
    older.version2("c.txt", text("good"), "neo", 0644);
    Path manifest = source.resolve("manifests/" + Hasher.hash(text("unreadable manifest")).hex());
    Path chunk = chunkOf(LARGE, 5000, 6000);
    for (Path object : List.of(manifest, chunk)) {
      Files.delete(object);
      Files.createDirectory(object);
    }

    Ended imported = bring(3, "--yes");

    String out = imported.out();
    assertTrue(out.contains("! failed a.bin"), out);
    assertTrue(out.contains("'chunks/" + chunk.getFileName() + "' cannot be read: "), out);
    assertTrue(out.contains("'manifests/" + manifest.getFileName() + "' cannot be read: "), out);
    assertTrue(out.contains("Result: 1 imported (4 B)"), out);
    fleet.converge();
    assertEquals("good", b.read("c.txt"));
  }

  @Test
  void aTextOfTheRightChunksInTheWrongOrderIsNoFile() throws IOException {
    older.version1("swapped.bin", LARGE);
    String hash = Hasher.hash(LARGE).hex();
    Path manifest = source.resolve("manifests/" + hash);
    List<String> chunks = Files.readAllLines(manifest);
    Collections.swap(chunks, 3, 4);
    Files.write(manifest, chunks);

    Ended swapped = bring(3, "--yes");

    assertTrue(swapped.out().contains("! failed swapped.bin"), swapped::all);
    assertTrue(swapped.out().contains("'manifests/" + hash + "' is of a file with"), swapped::all);
    older.indexText("swapped.bin", hash, LARGE.length - 1, 300);
    Ended size = bring(3, "--yes");
    assertTrue(size.out().contains("have not the 299999 bytes"), size::all);
  }

  @Test
  void hostileNamesAndUnknownVersionsAreRefusedByPathAndTheRestGoesOn() throws IOException {
    older.version2("good.txt", text("good"), "neo", 0644);
    older.version2("later.txt", text("later"), "neo", 0644);
    String later = "manifests/" + Hasher.hash(text("later")).hex();
    older.put(later, OlderStore.manifest(9, "later.txt", text("later"), List.of(), "neo", 0644));
    older.version2("repo/.git/config", text("[core]"), "neo", 0644);
    older.version2(".tcfs/marker", text("x"), "neo", 0644);
    older.version2("bell\u0007", text("x"), "neo", 0644);

    Ended imported = bring(3, "--yes");

    String out = imported.out();
    assertTrue(out.contains("'" + later + "' is a manifest of version 9, this tcfs knows"), out);
    assertTrue(out.contains("'.git' belongs to git"), out);
    assertTrue(out.contains("'.tcfs' belongs to tcfs"), out);
    assertTrue(out.contains("refused: it has a control character in it"), out);
    assertFalse(out.contains("\u0007"), out);
    fleet.converge();
    assertEquals("good", b.read("good.txt"));
    assertFalse(Files.exists(b.at("later.txt")));
    bring(3, "--dry-run", "--json");
  }

  @Test
  void aDryRunAndANoWriteNothing() throws IOException {
    older.version2("good.txt", text("good"), "neo", 0644);
    SortedMap<String, String> before = Tree.everything(a.store());
    Ended dry = bring(0, "--dry-run");
    assertTrue(dry.out().contains("+ good.txt"), dry::all);
    assertFalse(dry.out().contains("Result"), dry::all);
    Ended unasked = bring(64);
    assertTrue(unasked.err().contains("give --yes or --dry-run"), unasked::all);
    assertEquals(before, Tree.everything(a.store()));
  }

  @Test
  void isToldFromAFolderThatIsNoOlderStore() throws IOException {
    Ended empty = bring(1, "--yes");
    assertTrue(empty.err().contains("is no store of an older tcfs"), empty::all);
    Files.delete(source);
    Ended away = bring(1, "--yes");
    assertTrue(away.err().contains("the older store is not there"), away::all);
    String own = a.store().toUri().toString();
    Ended self = a.ends(1, "import", "--from-manifests", own, "--into", "docs", "--yes");
    assertTrue(self.err().contains("is the store of this fleet itself"), self::all);
  }

  @Test
  void aFileThatIsHereAndNotPublishedIsAConflictAsAnyOther() throws IOException {
    a.write("plan.txt", "not published");
    older.version2("plan.txt", text("older"), "neo", 0644);
    bring(0, "--yes");
    a.ends(4, "sync");
    assertEquals("not published", a.read("plan.txt"));
    assertTrue(a.ends(4, "conflicts").out().contains("by neo"));
    a.done("resolve-conflict", a.at("plan.txt").toString(), "--keep-both");
    fleet.converge();
    assertTrue(Tree.contents(b.docs()).containsAll(List.of("older", "not published")));
  }
}

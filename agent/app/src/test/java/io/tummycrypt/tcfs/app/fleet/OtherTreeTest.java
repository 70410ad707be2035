package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A device's root becomes another tree: put back from a copy, moved, or marked anew. A first run
 * follows, and what the device itself had published before is not superseded by what is older.
 */
class OtherTreeTest {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Machine b;

  @BeforeEach
  void shareAFile() throws IOException {
    pair = LossPair.in(folder);
    a = pair.a();
    b = pair.b();
    a.write("f", "first");
    a.write("same", "same");
    pair.sync();
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    assertEquals(0, copy.waitFor());
  }

  private void bothKeep(String... contents) throws IOException {
    pair.endsEqual();
    Map<String, String> tree = Tree.shared(a.docs());
    TreeSet<String> found = new TreeSet<>();
    for (String path : tree.keySet()) {
      if (Files.isRegularFile(a.at(path)) && !path.equals("same")) {
        found.add(a.read(path));
      }
    }
    assertEquals(new TreeSet<>(List.of(contents)), found, tree::toString);
  }

  @Test
  void anOldCopyOfTheFolderDoesNotUndoWhatWasPublishedSince() throws Exception {
    Path old = folder.resolve("old");
    copy(a.docs(), old);
    a.write("f", "second");
    pair.sync();
    LossPair.deleteAll(a.docs());
    copy(old, a.docs());

    bothKeep("first", "second");
  }

  @Test
  void anotherFolderForTheRootDoesNotReplaceWhatTheFleetHas() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("f"), "else");
    a.changeDocument(text -> text.replace(a.docs().toString(), other.toString()));
    Machine moved = new Machine("a", a.home(), other, a.place());
    pair = new LossPair(moved, b);
    a = moved;

    bothKeep("first", "else");
    assertEquals("first", Files.readString(folder.resolve("a/docs/f")));
  }

  @Test
  void aFolderThatIsMarkedAnewDoesNotReplaceWhatTheFleetHas() throws IOException {
    b.write("f", "by b");
    pair.sync();
    LossPair.deleteAll(b.at(".tcfs"));
    b.write("f", "older");
    Ended halted = b.ends(3, "sync");
    DamageMessage.isClear(halted, "marker", "tcfs init");
    b.init();

    bothKeep("by b", "older");
  }
}

package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that joins with a folder of its own overwrites and deletes nothing. */
class FirstRunTest {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void aFleetOfOne() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    a.init();
    a.write("shared/plan.txt", "by a");
    a.write("only on a", "a");
    a.write("equal", "the same");
    a.sync();
  }

  private SortedMap<String, String> join() throws IOException {
    b.init();
    return new Fleet(List.of(b, a)).converge();
  }

  @Test
  void otherContentBecomesACopyAndOtherNamesAreShared() throws IOException {
    b.write("shared/plan.txt", "by b");
    b.write("only on b", "b");
    b.write("equal", "the same");

    SortedMap<String, String> tree = join();

    assertEquals(6, tree.size(), tree.toString());
    assertEquals(List.of("a", "b", "by a", "by b", "the same"), Tree.contents(a.docs()));
    assertEquals("by a", b.read("shared/plan.txt"));
  }

  @Test
  void initAloneChangesNothingInTheFolder() throws IOException {
    b.write("shared/plan.txt", "by b");
    SortedMap<String, String> before = Tree.shared(b.docs());

    b.init();

    assertEquals(before, Tree.shared(b.docs()));
    assertTrue(b.ends(2, "diff-desired").out().contains("plan.conflict-b-"));
  }

  @Test
  void otherContentThatIsOlderOverwritesNothingEither() throws IOException {
    Files.setLastModifiedTime(
        b.write("shared/plan.txt", "by b"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

    join();

    assertEquals(List.of("a", "by a", "by b", "the same"), Tree.contents(a.docs()));
  }

  @Test
  void equalContentIsTakenOverAndNothingIsTransferred() throws IOException {
    b.write("shared/plan.txt", "by a");
    b.write("only on a", "a");
    b.write("equal", "the same");
    b.init();
    SortedMap<String, String> packs = Tree.everything(a.store().resolve("packs"));

    assertTrue(b.ends(2, "diff-desired").out().contains("0 B up, 0 B down"));
    SortedMap<String, String> tree = new Fleet(List.of(b, a)).converge();

    assertEquals(packs, Tree.everything(a.store().resolve("packs")));
    assertEquals(4, tree.size(), tree.toString());
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    assertEquals(4, join().size());
  }

  @Test
  void aFileInThePlaceOfAFolderIsKept() throws IOException {
    b.write("shared", "a file on b");

    join();

    assertEquals(List.of("a", "a file on b", "by a", "the same"), Tree.contents(a.docs()));
  }

  @Test
  void theSecondRootOfADeviceJoinsLikeTheFirst() throws IOException {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    Files.writeString(photos.resolve("sea.jpg"), "blue");
    a.changeDocument(text ->
        text.replace("    - name: docs\n  #", "    - name: docs\n    - name: photos\n  #")
            .replace(
                "path: " + a.docs() + "\n",
                "path: " + a.docs() + "\n    - name: photos\n      path: " + photos + "\n"));
    a.sync();
    b.done(
        "init",
        "--store",
        b.store().toUri().toString(),
        "--device",
        "b",
        "--root",
        "docs=" + b.docs(),
        "--root",
        "photos=" + folder.resolve("pics"));
    b.sync();

    assertEquals("blue", Files.readString(folder.resolve("pics/sea.jpg")));
    assertEquals("by a", b.read("shared/plan.txt"));
  }
}

package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class InotifyEventsTest extends FolderEventsContract {
  @Override
  FolderEvents open(Path top) {
    Assumptions.assumeTrue(Kernel.isAvailable(), "this system tells of no changes");
    return Objects.requireNonNull(InotifyEvents.openIfAble(top.toString()));
  }

  private List<FolderEvent> read() throws IOException {
    return List.copyOf(events().read());
  }

  private static Changed file(String path, boolean isComplete) {
    return new Changed(TreePath.parse(path), false, isComplete);
  }

  private static Changed folder(String path) {
    return new Changed(TreePath.parse(path), true, true);
  }

  @Test
  void tellsWhetherAFileIsStillBeingWritten() throws IOException {
    try (Writer writer = Files.newBufferedWriter(top().resolve("a"))) {
      writer.write("text");
      writer.flush();
      assertEquals(List.of(file("a", false)), read());
    }
    assertEquals(List.of(file("a", true)), read());
    assertEquals(List.of(), read());
  }

  @Test
  void tellsOfWhatIsRenamedIntoPlaceDeletedAndChangedInItsMode() throws IOException {
    Path outside = Files.createFile(temp.resolve("outside"));
    Files.move(outside, top().resolve("a"));
    assertEquals(List.of(file("a", true)), read());

    Files.setAttribute(top().resolve("a"), "unix:mode", 0700);
    assertEquals(List.of(file("a", false)), read());

    Files.delete(top().resolve("a"));
    assertEquals(List.of(file("a", false)), read());
  }

  @Test
  void tellsOfAFolderThatIsWatched() throws IOException {
    Files.createDirectory(top().resolve("d"));
    assertEquals(List.of(folder("d")), read());
    Files.createDirectory(top().resolve("d/unseen"));
    assertEquals(List.of(), read());

    events().watch(handle(), TreePath.parse("d"));
    Files.writeString(top().resolve("d/a"), "");
    assertEquals(List.of(file("d/a", false), file("d/a", true)), read());
    assertEquals(2, events().watched());
  }

  @Test
  void knowsAMovedFolderByItsNewPathOnceThatIsWatched() throws IOException {
    Files.createDirectories(top().resolve("d/e"));
    events().watch(handle(), TreePath.parse("d"));
    events().watch(handle(), TreePath.parse("d/e"));
    read();

    Files.move(top().resolve("d"), top().resolve("f"));
    assertEquals(List.of(folder("d"), folder("f")), read());
    assertEquals(1, events().watched());
    Files.writeString(top().resolve("f/e/a"), "");
    assertEquals(List.of(), read());

    events().watch(handle(), TreePath.parse("f"));
    events().watch(handle(), TreePath.parse("f/e"));
    Files.writeString(top().resolve("f/e/b"), "");
    assertEquals(List.of(file("f/e/b", false), file("f/e/b", true)), read());
  }

  @Test
  void keepsAFolderThatIsWatchedUnderItsNewPathBeforeItsMoveIsRead() throws IOException {
    Files.createDirectory(top().resolve("d"));
    events().watch(handle(), TreePath.parse("d"));
    read();

    Files.move(top().resolve("d"), top().resolve("f"));
    events().watch(handle(), TreePath.parse("f"));
    read();

    Files.writeString(top().resolve("f/a"), "");
    assertEquals(List.of(file("f/a", false), file("f/a", true)), read());
  }

  @Test
  void forgetsADeletedFolder() throws IOException {
    Files.createDirectory(top().resolve("d"));
    events().watch(handle(), TreePath.parse("d"));
    Files.delete(top().resolve("d"));
    read();
    assertEquals(1, events().watched());
  }

  @Test
  void tellsOfBothNamesOfAFileThatIsRenamed() throws IOException {
    Files.writeString(top().resolve("a"), "");
    read();
    Files.move(top().resolve("a"), top().resolve("b"));
    assertEquals(List.of(file("a", true), file("b", true)), read());
  }

  @Test
  void saysThatTheTopIsGone() throws IOException {
    Path top = Files.createDirectory(temp.resolve("top"));
    try (RootHandle there = RootHandle.open(top.toString());
        InotifyEvents heard = Objects.requireNonNull(InotifyEvents.openIfAble(temp.toString()))) {
      heard.watch(there, null);
      Files.move(top, temp.resolve("elsewhere"));
      assertEquals(List.of(new Changed(null, true, true)), List.copyOf(heard.read()));
    }
  }

  @Test
  void saysThatItHasLostSomething() throws IOException {
    // More than the kernel keeps by default, and than any number in use.
    long many = 40_000;
    for (long i = 0; i < many; i++) {
      // Two names in turn: the same event twice in a row is kept once.
      Files.createDirectory(top().resolve("d" + i % 2));
      Files.delete(top().resolve("d" + i % 2));
    }
    assertTrue(read().contains(new FolderEvent.Lost()));
  }
}

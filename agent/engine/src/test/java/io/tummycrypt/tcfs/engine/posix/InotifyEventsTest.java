package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InotifyEventsTest {
  @TempDir Path temp;
  private @Nullable RootHandle opened;
  private @Nullable InotifyEvents listening;

  @BeforeEach
  void listen() throws IOException {
    Assumptions.assumeTrue(Kernel.isAvailable(), "this system tells of no changes");
    opened = RootHandle.open(temp.toString());
    listening = InotifyEvents.openIfAble(temp.toString());
    assertTrue(events().watch(handle(), null));
  }

  @AfterEach
  void close() {
    if (listening != null) {
      listening.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  private RootHandle handle() {
    return Objects.requireNonNull(opened);
  }

  private InotifyEvents events() {
    return Objects.requireNonNull(listening);
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
    try (Writer writer = Files.newBufferedWriter(temp.resolve("a"))) {
      writer.write("text");
      writer.flush();
      assertEquals(List.of(file("a", false)), read());
    }
    assertEquals(List.of(file("a", true)), read());
    assertEquals(List.of(), read());
  }

  @Test
  void tellsOfWhatIsRenamedIntoPlaceDeletedAndChangedInItsMode() throws IOException {
    Path outside = Files.createTempFile(temp.getParent(), "outside", "");
    Files.move(outside, temp.resolve("a"));
    assertEquals(List.of(file("a", true)), read());

    Files.setAttribute(temp.resolve("a"), "unix:mode", 0700);
    assertEquals(List.of(file("a", false)), read());

    Files.delete(temp.resolve("a"));
    assertEquals(List.of(file("a", false)), read());
  }

  @Test
  void tellsOfAFolderThatIsWatched() throws IOException {
    Files.createDirectory(temp.resolve("d"));
    assertEquals(List.of(folder("d")), read());
    Files.createDirectory(temp.resolve("d/unseen"));
    assertEquals(List.of(), read());

    events().watch(handle(), TreePath.parse("d"));
    Files.writeString(temp.resolve("d/a"), "");
    assertEquals(List.of(file("d/a", false), file("d/a", true)), read());
    assertEquals(2, events().watched());
  }

  @Test
  void knowsAMovedFolderByItsNewPathOnceThatIsWatched() throws IOException {
    Files.createDirectories(temp.resolve("d/e"));
    events().watch(handle(), TreePath.parse("d"));
    events().watch(handle(), TreePath.parse("d/e"));
    read();

    Files.move(temp.resolve("d"), temp.resolve("f"));
    assertEquals(List.of(folder("d"), folder("f")), read());
    assertEquals(1, events().watched());
    Files.writeString(temp.resolve("f/e/a"), "");
    assertEquals(List.of(), read());

    events().watch(handle(), TreePath.parse("f"));
    events().watch(handle(), TreePath.parse("f/e"));
    Files.writeString(temp.resolve("f/e/b"), "");
    assertEquals(List.of(file("f/e/b", false), file("f/e/b", true)), read());
  }

  @Test
  void keepsAFolderThatIsWatchedUnderItsNewPathBeforeItsMoveIsRead() throws IOException {
    Files.createDirectory(temp.resolve("d"));
    events().watch(handle(), TreePath.parse("d"));
    read();

    Files.move(temp.resolve("d"), temp.resolve("f"));
    events().watch(handle(), TreePath.parse("f"));
    read();

    Files.writeString(temp.resolve("f/a"), "");
    assertEquals(List.of(file("f/a", false), file("f/a", true)), read());
  }

  @Test
  void forgetsADeletedFolder() throws IOException {
    Files.createDirectory(temp.resolve("d"));
    events().watch(handle(), TreePath.parse("d"));
    Files.delete(temp.resolve("d"));
    read();
    assertEquals(1, events().watched());
  }

  @Test
  void tellsOfANameThatIsNoPathByItsFolder() throws IOException, InterruptedException {
    Files.createDirectory(temp.resolve("d"));
    events().watch(handle(), TreePath.parse("d"));
    read();
    Process shell =
        new ProcessBuilder("sh", "-c", ": >\"$(printf 'a\\377')\"")
            .directory(temp.resolve("d").toFile())
            .start();
    assertEquals(0, shell.waitFor());
    assertEquals(List.of(folder("d")), read());
  }

  @Test
  void tellsOfBothNamesOfAFileThatIsRenamed() throws IOException {
    Files.writeString(temp.resolve("a"), "");
    read();
    Files.move(temp.resolve("a"), temp.resolve("b"));
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
      Files.createDirectory(temp.resolve("d" + i % 2));
      Files.delete(temp.resolve("d" + i % 2));
    }
    assertTrue(read().contains(new FolderEvent.Lost()));
  }

  @Test
  void endsWhoeverWaitsWhenItIsClosed() {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            boolean isOpen = events().await();
            while (isOpen) {
              isOpen = events().await();
            }
            return isOpen;
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
    events().close();
    assertFalse(waiting.join());
  }

  @Test
  void wakesWhoeverWaitsWhenSomethingHappens() throws IOException {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return events().await();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
    Files.writeString(temp.resolve("a"), "");
    assertTrue(waiting.join());
  }
}

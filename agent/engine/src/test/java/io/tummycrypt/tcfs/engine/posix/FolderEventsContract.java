package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What whoever listens to a tree may count on, however late it is told. */
@Timeout(value = 240, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class FolderEventsContract {
  @TempDir Path temp;
  private @Nullable Path tree;
  private @Nullable RootHandle opened;
  private @Nullable FolderEvents listening;

  /** Begins to listen, to no folder yet; a test is left out where that is not possible. */
  abstract FolderEvents open(Path top);

  @BeforeEach
  void listen() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
    Files.writeString(top().resolve("there"), "text");
    opened = RootHandle.open(top().toString());
    listening = open(top());
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

  final Path top() {
    return Objects.requireNonNull(tree);
  }

  final RootHandle handle() {
    return Objects.requireNonNull(opened);
  }

  final FolderEvents events() {
    return Objects.requireNonNull(listening);
  }

  final boolean watch(String folder) throws IOException {
    return events().watch(handle(), TreePath.parse(folder));
  }

  /** Waits until whoever looks where it is told to look has looked at this path. */
  final void hears(String path) throws IOException {
    TreePath awaited = TreePath.parse(path);
    while (events().read().stream().noneMatch(event -> leadsTo(event, awaited))) {
      assertTrue(events().await(), "closed");
    }
  }

  private static boolean leadsTo(FolderEvent event, TreePath path) {
    return switch (event) {
      case FolderEvent.Lost() -> true;
      case Changed(var at, var _, var _) -> at == null || path.isWithin(at);
    };
  }

  @Test
  void hearsOfWhatIsMadeWrittenRenamedAndDeleted() throws IOException {
    Files.writeString(top().resolve("a"), "text");
    hears("a");
    Files.writeString(top().resolve("there"), "other text");
    hears("there");
    Files.setAttribute(top().resolve("there"), "unix:mode", 0700);
    hears("there");
    Files.createSymbolicLink(top().resolve("link"), Path.of("nowhere"));
    hears("link");
    Files.move(top().resolve("a"), top().resolve("b"));
    hears("b");
    Files.delete(top().resolve("there"));
    hears("there");
  }

  @Test
  void hearsOfBothNamesOfWhatIsRenamed() throws IOException {
    Files.move(top().resolve("there"), top().resolve("renamed"));
    hears("there");
    Files.move(top().resolve("renamed"), top().resolve("there"));
    hears("there");
  }

  @Test
  void hearsOfWhatIsInANewFolderOnceThatIsWatched() throws IOException {
    Files.createDirectories(top().resolve("d/e"));
    hears("d");
    assertTrue(watch("d"));
    assertTrue(watch("d/e"));
    Files.writeString(top().resolve("d/e/a"), "text");
    hears("d/e/a");
  }

  @Test
  void hearsOfAMovedFolderByItsNewPathOnceThatIsWatched() throws IOException {
    Files.createDirectories(top().resolve("d/e"));
    hears("d");
    watch("d");
    watch("d/e");

    Files.move(top().resolve("d"), top().resolve("f"));
    hears("f");
    watch("f");
    watch("f/e");
    Files.writeString(top().resolve("f/e/b"), "text");
    hears("f/e/b");
  }

  @Test
  void hearsThatAFolderIsGone() throws IOException {
    Files.createDirectory(top().resolve("d"));
    hears("d");
    watch("d");
    Files.delete(top().resolve("d"));
    hears("d");
  }

  @Test
  void tellsOfANameThatIsNoPathByItsFolder() throws IOException, InterruptedException {
    Files.createDirectory(top().resolve("d"));
    hears("d");
    watch("d");
    Process shell =
        new ProcessBuilder("sh", "-c", ": >\"$(printf 'a\\377')\"")
            .directory(top().resolve("d").toFile())
            .start();
    assertEquals(0, shell.waitFor());
    hears("d");
  }

  /** As where a file system is unmounted, or a folder restored from a copy. */
  @Test
  void hearsOfAnotherFolderInPlaceOfTheTopOnceThatIsWatched() throws IOException {
    Files.move(top(), temp.resolve("elsewhere"));
    Files.createDirectory(top());
    try (RootHandle other = RootHandle.open(top().toString())) {
      assertTrue(events().watch(other, null));
      events().read();
      Files.writeString(top().resolve("new"), "text");
      hears("new");
    }
  }

  @Test
  void hearsOfEachOfMany() throws IOException {
    Set<TreePath> unheard = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      Files.createFile(top().resolve("file" + i));
      unheard.add(TreePath.parse("file" + i));
    }
    while (!unheard.isEmpty()) {
      for (FolderEvent event : events().read()) {
        unheard.removeIf(path -> leadsTo(event, path));
      }
      assertTrue(unheard.isEmpty() || events().await(), "closed");
    }
  }

  @Test
  void wakesWhoeverWaitsWhenSomethingHappens() throws IOException {
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::await);
    Files.writeString(top().resolve("a"), "");
    assertTrue(waiting.join());
  }

  @Test
  void endsWhoeverWaitsWhenItIsClosed() {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> {
          boolean isOpen = await();
          while (isOpen) {
            isOpen = await();
          }
          return isOpen;
        });
    events().close();
    assertFalse(waiting.join());
  }

  private boolean await() {
    try {
      return events().await();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void tellsAndWatchesNothingMoreOnceItIsClosed() throws IOException {
    Files.writeString(top().resolve("a"), "");
    events().close();
    events().close();
    assertEquals(Set.of(), events().read());
    assertFalse(events().watch(handle(), null));
  }
}

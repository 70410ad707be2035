package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NioRootHandleTest extends RootHandleContract {
  @Override
  RootHandle open(String folder) throws IOException {
    return NioRootHandle.open(folder);
  }

  /** A step on the folder {@code d}, the file {@code d/f}, the empty folder {@code d/e}. */
  @FunctionalInterface
  private interface Step {
    void on(RootHandle handle) throws IOException;
  }

  /** What sync forces after the step, relative to the folder, which is an empty text. */
  private Set<String> forcedAfter(Step step) throws IOException {
    handle.makeFolder(path("d"), 0755);
    handle.makeFolder(path("d/e"), 0755);
    write("d/f", "text");
    Set<String> forced = new TreeSet<>();
    UnsyncedPaths unsynced =
        new UnsyncedPaths(each -> forced.add(folder.toRealPath().relativize(each).toString()));
    try (RootHandle watched = NioRootHandle.open(folder.toString(), unsynced)) {
      step.on(watched);
      watched.sync();
      Set<String> first = Set.copyOf(forced);
      forced.clear();
      watched.sync();
      assertEquals(Set.of(), forced, "what is durable is not forced again");
      return first;
    }
  }

  @Test
  void syncForcesTheFolderOfEachNewName() throws IOException {
    assertEquals(Set.of("d"), forcedAfter(root -> root.create(path("d/new")).close()));
  }

  @Test
  void syncForcesANewFolderAndTheFolderOfIt() throws IOException {
    assertEquals(Set.of("d", "d/new"), forcedAfter(root -> root.makeFolder(path("d/new"), 0700)));
  }

  @Test
  void syncForcesTheFolderOfALink() throws IOException {
    assertEquals(Set.of(""), forcedAfter(root -> root.makeLink(path("link"), "d/f")));
  }

  @Test
  void syncForcesBothFoldersOfARename() throws IOException {
    assertEquals(Set.of("", "d"), forcedAfter(root -> root.move(path("d/f"), path("f"))));
  }

  @Test
  void syncForcesBothFoldersOfAReplacement() throws IOException {
    assertEquals(Set.of("d", "d/e"), forcedAfter(root -> root.replace(path("d/f"), path("d/e/f"))));
  }

  @Test
  void syncForcesTheFolderOfWhatIsRemoved() throws IOException {
    assertEquals(Set.of("d"), forcedAfter(root -> root.removeFile(path("d/f"))));
  }

  @Test
  void syncForcesTheFolderOfAFolderThatIsRemoved() throws IOException {
    assertEquals(Set.of("d"), forcedAfter(root -> root.removeFolder(path("d/e"))));
  }

  @Test
  void syncForcesWhatHasOtherAttributes() throws IOException {
    assertEquals(
        Set.of("d", "d/f"),
        forcedAfter(root -> {
          root.setMode(path("d"), 0700);
          root.setTime(path("d/f"), Instant.EPOCH);
        }));
  }

  @Test
  void whatWasChangedInAFolderIsForcedBeforeTheFolderMoves() throws IOException {
    assertEquals(
        Set.of("", "d", "d/e"),
        forcedAfter(root -> {
          root.makeLink(path("d/e/link"), "f");
          root.move(path("d/e"), path("e"));
        }));
  }

  @Test
  void whatCannotBeForcedIsTriedAgain() throws IOException {
    Set<Path> forced = new TreeSet<>();
    boolean[] isBroken = {true};
    UnsyncedPaths unsynced =
        new UnsyncedPaths(each -> {
          if (isBroken[0]) {
            throw new FileSystemException(each.toString(), null, "Input/output error");
          }
          forced.add(each);
        });
    try (RootHandle watched = NioRootHandle.open(folder.toString(), unsynced)) {
      watched.makeLink(path("link"), "target");
      FileSystemException e = assertThrows(FileSystemException.class, watched::sync);
      assertEquals(folder.toRealPath().toString(), e.getFile());
      isBroken[0] = false;
      watched.sync();
      assertEquals(Set.of(folder.toRealPath()), forced);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsGoneOrMayNotBeReadDoesNotStopTheOthers(boolean isGone) throws IOException {
    Set<Path> forced = new TreeSet<>();
    UnsyncedPaths unsynced =
        new UnsyncedPaths(each -> {
          if (each.endsWith("d")) {
            String name = each.toString();
            throw isGone ? new NoSuchFileException(name) : new AccessDeniedException(name);
          }
          forced.add(each);
        });
    try (RootHandle watched = NioRootHandle.open(folder.toString(), unsynced)) {
      watched.makeFolder(path("d"), 0755);
      watched.makeFolder(path("e"), 0755);
      watched.sync();
      Path real = folder.toRealPath();
      assertEquals(Set.of(real, real.resolve("e")), forced);
    }
  }

  @Test
  void syncForcesRealFilesAndFoldersAndLetsLinksBe() throws IOException {
    handle.makeFolder(path("d"), 0755);
    write("d/f", "text");
    handle.setMode(path("d/f"), 0600);
    handle.makeLink(path("d/link"), "../../outside/secret");
    handle.setTime(path("d/link"), Instant.EPOCH);
    handle.removeFile(path("d/f"));
    handle.sync();
    handle.removeFile(path("d/link"));
    handle.removeFolder(path("d"));
    handle.sync();
    assertFalse(handle.list(null).entries().iterator().hasNext());
  }
}

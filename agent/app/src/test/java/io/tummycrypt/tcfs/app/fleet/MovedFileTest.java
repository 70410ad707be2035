package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A content that a device has is not fetched by it: it comes even while the store has no packs. */
class MovedFileTest extends TwoMachines {
  private static final FileTime OLD = FileTime.from(Instant.parse("2021-02-03T04:05:06.789Z"));

  /** More than one batch of changes takes. */
  private static final int MANY = 600;

  private Path share(String path, String text) throws IOException {
    Path file = a.write(path, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Files.setLastModifiedTime(file, OLD);
    return file;
  }

  private void syncWithoutPacks(Machine machine) throws IOException {
    Path packs = machine.store().resolve("packs");
    Path away = folder.resolve("packs that are away");
    Files.move(packs, away);
    try {
      machine.sync();
    } finally {
      Files.move(away, packs);
    }
  }

  private void comesWithoutPacks() throws IOException {
    a.sync();
    assertTrue(b.ends(2, "diff-desired").out().contains("no bytes to fetch"));
    syncWithoutPacks(b);
    SortedMap<String, String> shared = fleet.equalTree();
    assertEquals(shared, fleet.converge());
  }

  @Test
  void aMovedFileIsNotFetched() throws IOException {
    Path plan = share("plan.txt", "a file that is moved");
    fleet.converge();
    Files.createDirectory(a.at("to"));
    Files.move(plan, a.at("to/plan.txt"));

    comesWithoutPacks();

    assertEquals("a file that is moved", b.read("to/plan.txt"));
    assertEquals(OLD, Files.getLastModifiedTime(b.at("to/plan.txt")));
  }

  @Test
  void aCopiedFileIsNotFetched() throws IOException {
    share("plan.txt", "a file that is copied");
    fleet.converge();
    share("to.txt", "a file that is copied");

    comesWithoutPacks();
  }

  @Test
  void aMovedFolderIsNotFetchedHoweverMuchIsInIt() throws IOException {
    for (int i = 0; i < MANY; i++) {
      share("from/" + i, "text " + i);
    }
    fleet.converge();
    Files.move(a.at("from"), a.at("to"));

    comesWithoutPacks();
  }

  @Test
  void aFileThatIsChangedJustBeforeItIsCopiedIsFetchedInstead() throws IOException {
    share("plan.txt", "first");
    fleet.converge();
    share("to.txt", "first");
    a.sync();

    Machine.Ended ended = b.tcfsAnswered(this::changeWithoutATrace, "apply");

    assertEquals(0, ended.code(), ended::all);
    assertEquals("first", b.read("to.txt"));
    assertEquals("other", b.read("plan.txt"));
    fleet.converge();
    assertEquals("first", a.read("to.txt"));
    assertEquals("other", a.read("plan.txt"));
  }

  private void changeWithoutATrace() {
    try {
      b.write("plan.txt", "other");
      Files.setLastModifiedTime(b.at("plan.txt"), OLD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

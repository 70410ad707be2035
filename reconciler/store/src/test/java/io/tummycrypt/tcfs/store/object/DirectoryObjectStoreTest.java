package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryObjectStoreTest extends ObjectStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final ObjectKey KEY = new ObjectKey("heads/yoga/1");
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path temp = Path.of("unset");

  @Override
  protected ObjectStore newStore() throws IOException {
    return DirectoryObjectStore.create(temp.resolve("store"));
  }

  /** As an unmounted disk: the folder is there and has nothing in it. */
  @Override
  protected void takeAway(ObjectStore gone) throws IOException {
    Files.move(temp.resolve("store"), temp.resolve("away"));
    Files.createDirectory(temp.resolve("store"));
  }

  @Test
  void opensOnlyWhatIsThere() throws IOException {
    Path folder = temp.resolve("none");
    assertThrows(StoreAbsentException.class, () -> DirectoryObjectStore.open(folder, NOW));
    assertFalse(Files.exists(folder), "opening made the folder");
    DirectoryObjectStore.create(folder).createOnce(KEY, BYTES);
    assertEquals(List.of(KEY), DirectoryObjectStore.open(folder, NOW).list(""));
  }

  @Test
  void aRemovedStoreIsNotMadeAnewByAWrite() throws IOException {
    Path folder = temp.resolve("store");
    ObjectStore store = newStore();
    Files.move(folder, temp.resolve("away"));
    assertThrows(StoreAbsentException.class, () -> store.createOnce(KEY, BYTES));
    assertFalse(Files.exists(folder), "the write made the folder");
  }

  @Test
  void creatingTwiceKeepsWhatIsThere() throws IOException {
    newStore().createOnce(KEY, BYTES);
    assertEquals(List.of(KEY), newStore().list(""));
  }

  @Test
  void doesNotMakeAStoreOfAFolderWithOtherThings() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("photos"));
    Files.createFile(folder.resolve("me.jpg"));
    FileSystemException refused =
        assertThrows(FileSystemException.class, () -> DirectoryObjectStore.create(folder));
    assertTrue(String.valueOf(refused.getMessage()).contains("me.jpg"), refused.getMessage());
    assertThrows(StoreAbsentException.class, () -> DirectoryObjectStore.open(folder, NOW));
  }

  @Test
  void anAbandonedStoreIsAnEmptyFolderAgain() throws IOException {
    Path folder = temp.resolve("store");
    ObjectStore store = newStore();
    store.createOnce(KEY, BYTES);
    DirectoryObjectStore.abandon(folder);
    assertEquals(List.of(KEY), store.list(""), "a store with objects is not abandoned");
    store.delete(KEY);
    DirectoryObjectStore.abandon(folder);
    assertThrows(StoreAbsentException.class, () -> store.createOnce(KEY, BYTES));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
    assertEquals(Creation.CREATED, newStore().createOnce(KEY, BYTES));
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    newStore().createOnce(KEY, BYTES);
    try (Stream<Path> files = Files.walk(temp.resolve("store"))) {
      for (Path file : files.toList()) {
        String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
        String found = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertEquals(expected, found, file.toString());
      }
    }
  }

  @Test
  void leavesNoTemporaryBehind() throws IOException {
    ObjectStore store = newStore();
    store.createOnce(KEY, BYTES);
    store.createOnce(KEY, BYTES);
    assertEquals(List.of(), temporaries());
  }

  @Test
  void theFirstWriteClearsAwayWhatAKilledWriterLeftADayAgo() throws IOException {
    newStore().createOnce(KEY, BYTES);
    Path folder = temp.resolve("store/.tmp");
    Path old = Files.createFile(folder.resolve("object-1"));
    Path young = Files.createFile(folder.resolve("object-2"));
    Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(23))));
    DirectoryObjectStore store = DirectoryObjectStore.open(temp.resolve("store"), NOW);
    assertEquals(List.of(KEY), store.list(""), "temporaries are not objects");
    assertTrue(Files.exists(old), "reading has written");
    store.createOnce(new ObjectKey("heads/yoga/2"), BYTES);
    assertEquals(List.of(young), temporaries());
  }

  @Test
  void followsNoLinkOutOfItsFolder() throws IOException {
    ObjectStore store = newStore();
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.write(outside.resolve("1"), BYTES);
    Files.createSymbolicLink(temp.resolve("store/heads"), outside);
    Files.createSymbolicLink(temp.resolve("store/one"), outside.resolve("1"));
    assertThrows(IOException.class, () -> store.read(new ObjectKey("heads/1"), 10));
    assertThrows(IOException.class, () -> store.read(new ObjectKey("one"), 10));
    assertThrows(IOException.class, () -> store.createOnce(new ObjectKey("heads/2"), BYTES));
    assertThrows(IOException.class, () -> store.delete(new ObjectKey("heads/1")));
    assertEquals(List.of(), store.list(""));
    assertTrue(Files.exists(outside.resolve("1")));
    assertFalse(Files.exists(outside.resolve("2")));
  }

  @Test
  void anObjectWhoseWriterDiedBeforeItsNameIsNotThere() throws IOException {
    ObjectStore store = newStore();
    store.createOnce(new ObjectKey("other"), BYTES);
    Files.write(temp.resolve("store/.tmp/object-half"), BYTES);
    assertEquals(Creation.CREATED, store.createOnce(KEY, BYTES));
  }

  private List<Path> temporaries() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("store/.tmp"))) {
      return files.toList();
    }
  }
}

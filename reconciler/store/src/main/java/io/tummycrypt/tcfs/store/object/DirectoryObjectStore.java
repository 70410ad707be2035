package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A store in a directory: the key of an object is its path.
 *
 * <p>The folder carries the marker {@code .tcfs-store}. Without the marker the store is absent,
 * also when the folder is there: it may be the empty mount point of a disk that is not mounted. An
 * object is written to a temporary in {@code .tmp}, synced, and given its name by a hard link,
 * which fails if the name is taken; so bytes are durable before they are visible. Files are 0600
 * and folders 0700.
 */
public final class DirectoryObjectStore implements ObjectStore {
  private static final Set<StandardOpenOption> READ = Set.of(StandardOpenOption.READ);

  private final Path folder;
  private final DirectoryWriter writer;

  private DirectoryObjectStore(Path folder, Instant openedAt) {
    this.folder = folder;
    this.writer = new DirectoryWriter(folder, openedAt);
  }

  /**
   * Opens a store that is there. Nothing is written; the first write clears away temporaries that a
   * killed writer left more than a day before {@code now}.
   *
   * @throws StoreAbsentException if the folder or its marker is not there
   */
  public static DirectoryObjectStore open(Path folder, Instant now) throws IOException {
    DirectoryObjectStore store = new DirectoryObjectStore(folder.toAbsolutePath(), now);
    store.requirePresent();
    return store;
  }

  /**
   * Makes the folder a store, and the folder itself if need be. Repeating it is safe.
   *
   * @throws FileSystemException if the folder has something in it and is not a store
   */
  public static DirectoryObjectStore create(Path folder) throws IOException {
    StoreMarker.create(folder.toAbsolutePath());
    return new DirectoryObjectStore(folder.toAbsolutePath(), Instant.EPOCH);
  }

  /**
   * Looks whether {@link #create} would make the folder a store; nothing is written.
   *
   * @throws FileSystemException if the folder has something in it and is not a store
   */
  public static void requireVacant(Path folder) throws IOException {
    StoreMarker.requireVacant(folder.toAbsolutePath());
  }

  /** Whether the folder is a store; one that cannot be looked into is an error. */
  public static boolean isAt(Path folder) throws IOException {
    return StoreMarker.isAt(folder.toAbsolutePath());
  }

  /**
   * Undoes {@link #create} as long as no object is there: takes the marker away, and the folders in
   * which nothing is. The folder itself stays.
   */
  public static void abandon(Path folder) throws IOException {
    DirectoryObjectStore store = new DirectoryObjectStore(folder.toAbsolutePath(), Instant.EPOCH);
    if (isAt(folder) && store.list("").isEmpty()) {
      StoreMarker.remove(store.folder);
      Folders.removeEmpty(store.folder);
    }
  }

  @Override
  public byte[] read(ObjectKey key, int maxBytes) throws IOException {
    try (SeekableByteChannel file = openFile(key)) {
      if (file.size() > maxBytes) {
        throw new ObjectTooLargeException(key, file.size(), maxBytes);
      }
      return readFully(file, key, 0, (int) file.size());
    }
  }

  @Override
  public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
    try (SeekableByteChannel file = openFile(key)) {
      if (file.size() - offset < length) {
        throw shorter(key, file.size(), offset, length);
      }
      return readFully(file, key, offset, length);
    }
  }

  @Override
  public long size(ObjectKey key) throws IOException {
    try (SeekableByteChannel file = openFile(key)) {
      return file.size();
    }
  }

  @Override
  public List<ObjectKey> list(String prefix) throws IOException {
    ObjectKey.requirePrefix(prefix);
    requirePresent();
    List<ObjectKey> keys = DirectoryListing.below(folder, prefix);
    // Again: a disk that was unmounted half way would look like an empty folder.
    requirePresent();
    return keys;
  }

  @Override
  public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    requirePresent();
    return writer.createOnce(key, bytes);
  }

  @Override
  public void delete(ObjectKey key) throws IOException {
    requirePresent();
    Files.deleteIfExists(writer.resolve(key));
  }

  private SeekableByteChannel openFile(ObjectKey key) throws IOException {
    Path path = writer.resolve(key);
    try {
      return Files.newByteChannel(requireFile(path, key), READ);
    } catch (NoSuchFileException gone) {
      requirePresent();
      throw gone;
    }
  }

  private static Path requireFile(Path path, ObjectKey key) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(
          path.toString(), null, "object '" + key + "' is not a regular file");
    }
    return path;
  }

  private static byte[] readFully(SeekableByteChannel file, ObjectKey key, long offset, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    file.position(offset);
    while (buffer.hasRemaining()) {
      if (readSome(file, key, buffer) < 0) {
        throw shorter(key, offset + buffer.position(), offset, length);
      }
    }
    return buffer.array();
  }

  private static int readSome(SeekableByteChannel file, ObjectKey key, ByteBuffer into)
      throws IOException {
    try {
      return file.read(into);
    } catch (IOException e) {
      throw IoText.at(key.text(), e);
    }
  }

  private static EOFException shorter(ObjectKey key, long found, long offset, int length) {
    return new EOFException(
        "object '%s' is too short: it has %d bytes, expected %d from %d on"
            .formatted(key, found, length, offset));
  }

  private void requirePresent() throws IOException {
    StoreMarker.require(folder);
  }

  @Override
  public String toString() {
    return "directory " + folder;
  }
}

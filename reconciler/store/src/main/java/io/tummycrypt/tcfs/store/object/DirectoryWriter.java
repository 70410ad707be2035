package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives durable bytes a name in the folder of a {@link DirectoryObjectStore}, once. */
final class DirectoryWriter {
  static final String TEMPORARIES = ".tmp";
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final Instant openedAt;
  private final AtomicBoolean isCleaned = new AtomicBoolean();

  /**
   * Takes the store's folder.
   *
   * @param openedAt before the first write, temporaries that are a day older than this are deleted
   */
  DirectoryWriter(Path folder, Instant openedAt) {
    this.folder = folder;
    this.openedAt = openedAt;
  }

  /** Where the object is. A folder on the way that is a link is refused: it may lead elsewhere. */
  Path resolve(ObjectKey key) throws IOException {
    Path path = folder;
    for (String name : key.text().split("/", -1)) {
      if (!path.equals(folder) && Files.isSymbolicLink(path)) {
        throw new FileSystemException(
            path.toString(), null, "a link on the way to object '" + key + "' is not followed");
      }
      path = path.resolve(name);
    }
    return path;
  }

  Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    Path target = resolve(key);
    Path parent = makeFoldersOf(key);
    Path temporary = writeTemporary(bytes);
    try {
      return link(key, temporary, target, parent);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** One by one below the store's own folder, which no write ever makes. */
  private Path makeFoldersOf(ObjectKey key) throws IOException {
    Path path = folder;
    String[] names = key.text().split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      path = path.resolve(names[i]);
      makeFolder(path);
    }
    return path;
  }

  private void makeFolder(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Folders.createOne(path);
    }
  }

  private Path writeTemporary(ByteBuffer bytes) throws IOException {
    Path temporaries = folder.resolve(TEMPORARIES);
    makeFolder(temporaries);
    if (!isCleaned.getAndSet(true)) {
      clean(temporaries);
    }
    Path temporary = Files.createTempFile(temporaries, "object-", "", Folders.FILE_MODE);
    try {
      Folders.writeDurably(temporary, bytes);
      return temporary;
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static Creation link(ObjectKey key, Path temporary, Path target, Path parent)
      throws IOException {
    Creation creation;
    try {
      Files.createLink(target, temporary);
      creation = Creation.CREATED;
    } catch (FileAlreadyExistsException taken) {
      creation = Creation.EXISTS;
    } catch (UnsupportedOperationException e) {
      throw new FileSystemException(
          target.toString(), null, "the file system has no hard links, which a store needs");
    }
    syncName(key, parent);
    return creation;
  }

  /** Also of a name that was there: its creator may not have come this far. */
  private static void syncName(ObjectKey key, Path parent) throws UnknownOutcomeException {
    try {
      Folders.sync(parent);
    } catch (IOException e) {
      throw new UnknownOutcomeException(key, e);
    }
  }

  /** Deletes what killed writers left; a living one is never a day old. Readers leave it alone. */
  private void clean(Path temporaries) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporaries, "object-*")) {
      for (Path file : files) {
        if (isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private boolean isAbandoned(Path file) throws IOException {
    try {
      FileTime modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
      return modified.toInstant().isBefore(openedAt.minus(ABANDONED));
    } catch (NoSuchFileException _) {
      // Its writer is done with it.
      return false;
    }
  }
}

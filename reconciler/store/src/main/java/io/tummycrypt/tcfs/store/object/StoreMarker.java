package io.tummycrypt.tcfs.store.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The file that tells a store from a folder, such as the mount point of a disk that is away. */
final class StoreMarker {
  private static final String NAME = ".tcfs-store";
  private static final String TEXT =
      "This folder is a tcfs store. Without this file it counts as absent.\n";

  private StoreMarker() {}

  /** Whether it is there; a folder that cannot be looked into is an error, never a false. */
  static boolean isAt(Path folder) throws IOException {
    try {
      return Files.readAttributes(folder.resolve(NAME), BasicFileAttributes.class).isRegularFile();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /**
   * @throws StoreAbsentException if it is not there
   */
  static void require(Path folder) throws IOException {
    if (!isAt(folder)) {
      throw new StoreAbsentException(
          "the store in '"
              + folder
              + "' is not there: "
              + (Files.isDirectory(folder)
                  ? "the folder has no '" + NAME + "' (is its disk mounted?)"
                  : "no such folder"));
    }
  }

  static void create(Path folder) throws IOException {
    if (isAt(folder)) {
      return;
    }
    Folders.create(folder);
    requireEmpty(folder);
    Path temporary = Files.createTempFile(folder, NAME, ".new", Folders.FILE_MODE);
    try {
      Folders.writeDurably(temporary, ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8)));
      // In the place of an equal one, if somebody else was faster.
      Files.move(temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Folders.sync(folder);
  }

  /** From now on the store counts as absent. */
  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
    Folders.sync(folder);
  }

  /** There is nothing in the place of the folder, or nothing in the folder. */
  static void requireVacant(Path folder) throws IOException {
    if (Files.exists(folder)) {
      requireEmpty(folder);
    }
  }

  /** A first attempt that was killed may have left its own marker's temporary; nothing else. */
  private static void requireEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        String name = String.valueOf(child.getFileName());
        // The marker comes before anything else: somebody else may have been faster.
        if (!name.startsWith(NAME) && !name.equals("lost+found") && !isAt(folder)) {
          throw new FileSystemException(
              folder.toString(),
              null,
              "the folder is not empty ('" + name + "' is in it) and not a tcfs store");
        }
      }
    }
  }
}

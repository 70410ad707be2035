package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Durable steps on folders and files; what is made here is for its owner only. */
final class Folders {
  static final FileAttribute<?> FILE_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  static final FileAttribute<?> FOLDER_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final int PIECE = 256 << 10;

  private Folders() {}

  /** Makes the folder and what leads to it. */
  static void create(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (Files.isDirectory(folder) || parent == null) {
      return;
    }
    create(parent);
    createOne(folder);
  }

  /** Makes the folder in a parent that must be there; its name is durable on return. */
  static void createOne(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, FOLDER_MODE);
    } catch (FileAlreadyExistsException lostRace) {
      if (!Files.isDirectory(folder)) {
        throw lostRace;
      }
    }
    Path parent = folder.getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  /** Removes the folders below this one in which there is no file. */
  static void removeEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path child : children) {
        if (!Files.isSymbolicLink(child)) {
          removeEmpty(child);
          tryToRemove(child);
        }
      }
    }
  }

  private static void tryToRemove(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException somebodyElses) {
      // It stays, with what is in it.
    }
  }

  /** Makes the names in a folder durable. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Writes into a file that is there; durable on return. */
  static void writeDurably(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      write(channel, bytes);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
  }

  /** By the piece: the JDK keeps a copy outside the heap of what is written at once. */
  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    for (int at = bytes.position(); at < bytes.limit(); ) {
      ByteBuffer piece = bytes.duplicate().position(at).limit(Math.min(at + PIECE, bytes.limit()));
      at += channel.write(piece);
    }
    channel.force(true);
  }
}

package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and folders that nobody but their owner can reach; durable on return. */
public final class OwnerOnly {
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE = mode("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE = mode("rw-------");
  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private OwnerOnly() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  /** Makes a folder and those above it that are missing; one that is there stays as it is. */
  public static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createFolder(parent);
    }
    Files.createDirectories(folder, FOLDER_MODE);
    if (parent != null) {
      syncFolder(parent);
    }
  }

  /** Opens a file for writing as it is; an empty one if there is none. */
  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), FILE_MODE);
  }

  /** Opens a new, empty file for writing, in place of one that may be there. */
  public static FileChannel create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return FileChannel.open(file, CREATE, FILE_MODE);
  }

  /**
   * Gives a file this content in one step: after a crash it has the old or the new one. A symbolic
   * link stays one, and the file that it names is replaced. Several threads and processes may do it
   * at once; one of them is the last.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent(), "a file in a folder");
    Temporaries temporaries = new Temporaries(folder, target.getFileName().toString());
    temporaries.sweep();
    Path temporary = temporaries.next();
    try {
      write(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(temporary, e);
      throw IoText.at(file.toString(), e);
    }
    syncFolder(folder);
  }

  private static void discard(Path temporary, IOException why) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static void write(Path fresh, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, CREATE, FILE_MODE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Refuses what others than the owner can reach.
   *
   * @throws FileSystemException that says what to do
   */
  static void require(Path path) throws IOException {
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
    Set<PosixFilePermission> wanted = (Files.isDirectory(path) ? FOLDER_MODE : FILE_MODE).value();
    if (!wanted.containsAll(found)) {
      String mode = PosixFilePermissions.toString(wanted);
      throw new FileSystemException(
          path.toString(),
          null,
          "others can reach it, with mode "
              + PosixFilePermissions.toString(found)
              + "; expected "
              + mode
              + " at most: see that nobody has read it, then run chmod go= '"
              + path
              + "'");
    }
  }

  /** Makes the names in a folder durable. */
  public static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

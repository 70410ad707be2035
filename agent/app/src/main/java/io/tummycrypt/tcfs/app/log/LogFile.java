package io.tummycrypt.tcfs.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of lines for its owner alone, which does not grow for ever: a full one is put aside as
 * {@code NAME.1}, the one before that as {@code NAME.2}, and so on. It is opened for each line, so
 * another program may put it aside, too. Lines are not durable at once. A line that cannot be
 * written is lost, and the next one is tried just the same. Safe for several threads.
 */
public final class LogFile implements Consumer<String> {
  private static final long LIMIT = 10 << 20;
  private static final int KEPT = 3;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  private static final Set<StandardOpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private final Path file;
  private final long limit;
  private final int kept;
  private final Consumer<String> messages;
  private boolean isLosing;

  /** Whether it could not be put aside when it was full; it grows on then. */
  private boolean isStuck;

  private LogFile(Path file, long limit, int kept, Consumer<String> messages) {
    this.file = file;
    this.limit = limit;
    this.kept = kept;
    this.messages = messages;
  }

  /**
   * Makes the file if it is not there; its folder has to be.
   *
   * @param messages is told when lines begin to be lost
   * @throws IOException if it cannot be written, or is something else than a file
   */
  public static LogFile open(Path file, Consumer<String> messages) throws IOException {
    return open(file, LIMIT, KEPT, messages);
  }

  /**
   * The same.
   *
   * @param limit in bytes, after which it is put aside; a longer line has a file of its own
   * @param kept how many that were put aside stay, at least 1
   */
  static LogFile open(Path file, long limit, int kept, Consumer<String> messages)
      throws IOException {
    boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (isThere && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("'" + file + "' is no file of its own: name one, or none");
    }
    try (FileChannel _ = FileChannel.open(file, APPENDING, FOR_OWNER)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
    return new LogFile(file, limit, kept, messages);
  }

  @Override
  public synchronized void accept(String line) {
    try {
      append(line);
      isLosing = false;
    } catch (IOException e) {
      if (!isLosing) {
        isLosing = true;
        messages.accept("lines of the log are lost: " + IoText.of(e));
      }
    }
  }

  private void append(String line) throws IOException {
    // One that was lost may have left a part of it.
    byte[] bytes = ((isLosing ? "\n" : "") + line + "\n").getBytes(UTF_8);
    putAsideIfFull(bytes.length);
    create();
    // An interrupted thread writes, too; it could not to a channel.
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(bytes);
    }
  }

  private void create() throws IOException {
    try {
      Files.createFile(file, FOR_OWNER);
    } catch (FileAlreadyExistsException _) {
      // It goes on there.
    }
  }

  private void putAsideIfFull(int more) throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size == 0 || size + more <= limit) {
      return;
    }
    try {
      for (int number = kept; number > 1; number--) {
        move(aside(number - 1), aside(number));
      }
      move(file, aside(1));
      isStuck = false;
    } catch (IOException e) {
      if (!isStuck) {
        isStuck = true;
        messages.accept("the log is full and cannot be put aside, so it grows: " + IoText.of(e));
      }
    }
  }

  private Path aside(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (NoSuchFileException _) {
      // There were not that many yet.
    }
  }
}

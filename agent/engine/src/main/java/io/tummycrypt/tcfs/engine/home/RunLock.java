package io.tummycrypt.tcfs.engine.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time changes a device. The lock survives nothing: a killed holder has freed it.
 */
public final class RunLock implements AutoCloseable {
  private static final String HOLDER = "holder";

  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock, and notes who has it; null if another process has it.
   *
   * @param command what works, for whoever comes second
   */
  public static @Nullable RunLock take(TcfsHome home, String command) throws IOException {
    OwnerOnly.createFolder(home.run());
    FileChannel channel =
        FileChannel.open(
            home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    String holder = "process " + ProcessHandle.current().pid() + " (" + command + ")\n";
    OwnerOnly.replace(home.run().resolve(HOLDER), holder.getBytes(StandardCharsets.UTF_8));
    return new RunLock(channel, lock);
  }

  /** Who had the lock last, in words. */
  public static String holder(TcfsHome home) throws IOException {
    Path file = home.run().resolve(HOLDER);
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      return "another process";
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }
}

package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to change something as this device, or to be its agent; one run at a time has it. It is
 * a lock of the operating system on a file in {@code run}, so whoever is killed has lost it. Who
 * holds it is written beside it, for messages only.
 *
 * <p>Readers need no lock.
 */
public final class RunLock implements AutoCloseable {
  /**
   * What this process holds. The system forgets a process's lock as soon as the process closes any
   * descriptor of the file, so a second attempt from within must not even open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final Path holderFile;
  private @Nullable FileChannel channel;

  private RunLock(Path file, Path holderFile) {
    this.file = file;
    this.holderFile = holderFile;
  }

  /** What to change something as this device takes. */
  private static RunLock ofRuns(Path folder) {
    return new RunLock(folder.resolve("lock"), folder.resolve("holder"));
  }

  private static RunLock ofAgent(Path folder) {
    return new RunLock(folder.resolve("agent"), folder.resolve("agent-holder"));
  }

  /** What came of trying to take the lock. */
  public sealed interface Attempt {
    /** It is ours until it is closed. */
    record Taken(RunLock lock) implements Attempt {}

    /**
     * Somebody else has it.
     *
     * @param holder empty if that is not known, as in the moment in which a run begins
     */
    record Busy(Optional<Holder> holder) implements Attempt {
      /** Who works there, for a message. */
      public String who() {
        return holder.map(Holder::toString).orElse("another run of tcfs");
      }
    }
  }

  /** A run that holds the lock. */
  public record Holder(long pid, Instant since, String command) {
    /** With the time as people are told times everywhere: in UTC, to the second. */
    @Override
    public String toString() {
      String time = since.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
      return "'" + command + "' (process " + pid + ", since " + time + ")";
    }
  }

  /**
   * Tries once and does not wait.
   *
   * @param command what this run does, such as {@code tcfs sync}
   */
  public static Attempt take(TcfsHome home, String command, Instant now) throws IOException {
    OwnerOnly.createFolder(home.run());
    return take(ofRuns(home.run().toRealPath()), command, now);
  }

  /** The same for the one agent that a device has, as long as it runs. */
  public static Attempt takeAsAgent(TcfsHome home, String command, Instant now) throws IOException {
    OwnerOnly.createFolder(home.run());
    return take(ofAgent(home.run().toRealPath()), command, now);
  }

  private static Attempt take(RunLock lock, String command, Instant now) throws IOException {
    if (!lock.acquire()) {
      return new Attempt.Busy(lock.holder());
    }
    try {
      lock.sign(new Holder(ProcessHandle.current().pid(), now, command));
      return new Attempt.Taken(lock);
    } catch (IOException thrown) {
      lock.release();
      throw thrown;
    }
  }

  /**
   * Who has the lock; null if it is free. Nothing is written, and the lock is not taken: a run that
   * begins in this very moment may find it held.
   */
  public static Attempt.@Nullable Busy look(TcfsHome home) throws IOException {
    return Files.exists(home.run()) ? look(ofRuns(home.run().toRealPath())) : null;
  }

  /** The agent of this device; null if it has none now. */
  public static Attempt.@Nullable Busy lookForAgent(TcfsHome home) throws IOException {
    return Files.exists(home.run()) ? look(ofAgent(home.run().toRealPath())) : null;
  }

  private static Attempt.@Nullable Busy look(RunLock lock) throws IOException {
    if (!Files.exists(lock.file)) {
      return null;
    }
    if (HELD.contains(lock.file)) {
      return new Attempt.Busy(lock.holder());
    }
    try (FileChannel channel = FileChannel.open(lock.file, StandardOpenOption.READ);
        FileLock shared = channel.tryLock(0, Long.MAX_VALUE, /* shared= */ true)) {
      return shared == null ? new Attempt.Busy(lock.holder()) : null;
    }
  }

  private boolean acquire() throws IOException {
    if (!HELD.add(file)) {
      return false;
    }
    boolean locked = false;
    try {
      channel = OwnerOnly.open(file);
      locked = channel.tryLock() != null;
    } catch (IOException e) {
      throw new IOException("the lock " + IoText.of(IoText.at(file.toString(), e)), e);
    } finally {
      if (!locked) {
        release();
      }
    }
    return locked;
  }

  private void release() throws IOException {
    FileChannel held = channel;
    channel = null;
    try {
      if (held != null) {
        held.close();
      }
    } finally {
      HELD.remove(file);
    }
  }

  private void sign(Holder holder) throws IOException {
    String text = holder.pid + "\n" + holder.since + "\n" + Printable.of(holder.command) + "\n";
    OwnerOnly.replace(holderFile, text.getBytes(UTF_8));
  }

  /** What the holder wrote; nothing if that is the trace of one who was killed. */
  private Optional<Holder> holder() throws IOException {
    try {
      List<String> lines = SmallText.read(holderFile).lines().toList();
      Holder holder =
          new Holder(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2));
      return ProcessHandle.of(holder.pid).map(_ -> holder);
    } catch (NoSuchFileException
        | NumberFormatException
        | DateTimeParseException
        | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  /** Gives the lock back; doing so again does nothing. */
  @Override
  public void close() throws IOException {
    if (channel == null) {
      return;
    }
    try {
      Files.deleteIfExists(holderFile);
    } finally {
      release();
    }
  }
}

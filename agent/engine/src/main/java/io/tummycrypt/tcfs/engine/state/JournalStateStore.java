package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device's state in the file {@code journal} of its state folder: commits one after the other,
 * each with a checksum and synchronised to disk.
 *
 * <p>The file only ever grows, and at times a new one takes its name: when it is twice as long as
 * the snapshot that it began with, when its end is torn, and after a commit that failed. So who has
 * it open reads one consistent history. Any number of processes may load; one may commit, and makes
 * sure of that with the {@link io.tummycrypt.tcfs.engine.home.RunLock}.
 */
public final class JournalStateStore implements StateStore {
  /** Smaller journals are not worth the work. */
  private static final long LEAST_COMPACTED = 1 << 18;

  private static final int SNAPSHOT_COMMIT = 512;

  private final Path file;
  private final Path next;
  private final long leastCompacted;
  private boolean suspect;
  private @Nullable Tail tail;

  /** Keeps the state in {@code folder}, which is created by the first commit. */
  public JournalStateStore(Path folder) {
    this(folder, LEAST_COMPACTED);
  }

  JournalStateStore(Path folder, long leastCompacted) {
    this.file = folder.resolve("journal");
    this.next = folder.resolve("journal.new");
    this.leastCompacted = leastCompacted;
  }

  /**
   * The journal as this process left it.
   *
   * @param key what tells it from another file of the same name
   * @param end its length
   * @param snapshotEnd how much of that it began with
   */
  private record Tail(@Nullable Object key, long end, long snapshotEnd) {}

  @Override
  public DeviceState load() throws IOException {
    DeviceState state = new DeviceState();
    try (JournalReader reader = JournalReader.open(file)) {
      for (List<StateChange> commit = reader.next(); commit != null; commit = reader.next()) {
        commit.forEach(state::apply);
      }
    } catch (NoSuchFileException _) {
      return new DeviceState();
    }
    return state;
  }

  /**
   * {@inheritDoc} After an exception the changes are committed or not, all or none; a later commit
   * does not depend on which.
   */
  @Override
  public synchronized void commit(List<StateChange> changes) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    ByteBuffer commit = JournalFormat.commit(CommitCodec.encode(changes));
    Tail known = tail == null ? open() : unchanged(tail);
    tail = null; // to be looked at anew, unless all below succeeds
    if (known.end > Math.max(leastCompacted, 2 * known.snapshotEnd)) {
      known = rewrite();
    }
    suspect = true;
    tail = append(known, commit);
    suspect = false;
  }

  private Tail unchanged(Tail known) throws IOException {
    tail = null; // who runs on all the same goes on from what is there
    try {
      if (Objects.equals(key(), known.key) && Files.size(file) == known.end) {
        return known;
      }
    } catch (NoSuchFileException _) {
      // Removed; the message is the same.
    }
    throw new IOException(
        "state journal '"
            + file
            + "' was changed or removed by something else while this run worked with it; run again");
  }

  /** What a failed write left is never appended to: what the disk has of it is not known. */
  private Tail open() throws IOException {
    OwnerOnly.createFolder(Objects.requireNonNull(file.getParent()));
    Files.deleteIfExists(next);
    try (JournalReader reader = JournalReader.open(file)) {
      reader.skipAll();
      if (!suspect && !reader.hasMore()) {
        return new Tail(key(), reader.end(), reader.snapshotEnd());
      }
    } catch (NoSuchFileException _) {
      // The first commit makes it.
    }
    return rewrite();
  }

  private Tail append(Tail known, ByteBuffer commit) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long end = write(channel, commit, known.end);
      channel.force(false);
      return new Tail(known.key, end, known.snapshotEnd);
    }
  }

  /** Puts all that is committed into a new journal, which takes the place of this one. */
  private Tail rewrite() throws IOException {
    List<StateChange> changes = load().changes();
    long end = JournalFormat.HEADER_BYTES;
    try (FileChannel channel = OwnerOnly.create(next)) {
      for (int from = 0; from < changes.size(); from += SNAPSHOT_COMMIT) {
        List<StateChange> some =
            changes.subList(from, Math.min(from + SNAPSHOT_COMMIT, changes.size()));
        end = write(channel, JournalFormat.commit(CommitCodec.encode(some)), end);
      }
      write(channel, JournalFormat.header(end), 0);
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    OwnerOnly.syncFolder(Objects.requireNonNull(file.getParent()));
    return new Tail(key(), end, end);
  }

  private @Nullable Object key() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static long write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
    return to;
  }
}

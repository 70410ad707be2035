package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device's state in the file {@code journal} of its state folder: commits one after the other,
 * each with a checksum and synchronised to disk.
 *
 * <p>The file only ever grows, and at times a new one takes its name: at the first commit after a
 * load when it is twice as long as the snapshot that it began with, for then all of it is in memory
 * anyway; later when it is many times as long; when its end is torn, and after a commit that
 * failed. So who has it open reads one consistent history. Any number of processes may load; one
 * may commit, and makes sure of that with the {@link io.tummycrypt.tcfs.engine.home.RunLock}.
 */
public final class JournalStateStore implements StateStore {
  /** What begins with less is compacted as if it began with this. */
  private static final long LEAST_COMPACTED = 1 << 18;

  private static final long GROWTH = 2;

  /** Then all of the state is read into memory once more. */
  private static final long LATER_GROWTH = 16;

  private static final int SNAPSHOT_COMMIT = 512;

  private final Path file;
  private final Path next;
  private final long leastCompacted;
  private boolean tidy;
  private boolean suspect;
  private @Nullable Tail tail;

  /** What was loaded last, until something is committed. */
  private @Nullable DeviceState loaded;

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
   * The journal as this process last read or left it.
   *
   * @param header which no other journal has
   * @param end its length
   */
  private record Tail(ByteBuffer header, long end) {
    /** Whether it is so many times as long as what it began with, and long enough. */
    boolean isLong(long growth, long least) {
      return end / growth > Math.max(least, JournalFormat.snapshotEnd(header));
    }
  }

  @Override
  public synchronized DeviceState load() throws IOException {
    DeviceState state = new DeviceState();
    tail = read(state);
    loaded = state;
    return state;
  }

  /** Replays all commits; null if there is no journal, or none that may be appended to. */
  private @Nullable Tail read(DeviceState state) throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      for (List<StateChange> commit = reader.next(); commit != null; commit = reader.next()) {
        commit.forEach(state::apply);
      }
      suspect |= reader.hasMore();
      return suspect ? null : new Tail(reader.header(), reader.end());
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /**
   * {@inheritDoc} The header of each journal is another, and it only ever grows; one that is put
   * back from a copy, and goes on from there, has another time.
   */
  @Override
  public String mark() throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
      return HexFormat.of().formatHex(reader.header().array()) + " " + reader.size() + " " + time;
    } catch (NoSuchFileException _) {
      return "none";
    }
  }

  /**
   * {@inheritDoc} After an exception the changes are committed or not, all or none; a later commit
   * does not depend on which. Who loaded before commits only if nobody else has since, and changes
   * what was loaded only after that.
   */
  @Override
  public synchronized void commit(List<StateChange> changes) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    ByteBuffer commit = JournalFormat.commit(CommitCodec.encode(changes));
    Tail known = tail == null ? open() : tail;
    requireUnchanged(known);
    tidy();
    DeviceState state = tail == null ? null : loaded;
    loaded = null;
    if (known.isLong(state == null ? LATER_GROWTH : GROWTH, leastCompacted)) {
      known = rewrite(state == null ? reread() : state);
    }
    tail = null;
    suspect = true;
    tail = append(known, commit);
    suspect = false;
  }

  /** A full disk says what it is and not where. */
  private static IOException named(Path file, IOException e) {
    return IoText.at(file.toString(), e);
  }

  /** What a failed write left is never appended to: what the disk has of it is not known. */
  private Tail open() throws IOException {
    OwnerOnly.createFolder(Objects.requireNonNull(file.getParent()));
    Tail found = read(new DeviceState());
    return found == null ? rewrite(reread()) : found;
  }

  private DeviceState reread() throws IOException {
    DeviceState state = new DeviceState();
    read(state);
    return state;
  }

  private void requireUnchanged(Tail known) throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      if (reader.header().equals(known.header) && reader.size() == known.end) {
        return;
      }
    } catch (NoSuchFileException _) {
      // Removed; the message is the same.
    }
    throw new IOException(
        "state journal '"
            + file
            + "' was changed or removed by something else while this run worked with it; run"
            + " again");
  }

  /** A compaction that was killed left its file behind. */
  private void tidy() throws IOException {
    if (!tidy) {
      Files.deleteIfExists(next);
      tidy = true;
    }
  }

  private Tail append(Tail known, ByteBuffer commit) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long end = write(channel, commit, known.end);
      channel.force(false);
      return new Tail(known.header, end);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /** Puts all that is committed into a new journal, which takes the place of this one. */
  private Tail rewrite(DeviceState state) throws IOException {
    List<StateChange> changes = state.changes();
    ByteBuffer header;
    long end = JournalFormat.HEADER_BYTES;
    try (FileChannel channel = OwnerOnly.create(next)) {
      for (int from = 0; from < changes.size(); from += SNAPSHOT_COMMIT) {
        List<StateChange> some =
            changes.subList(from, Math.min(from + SNAPSHOT_COMMIT, changes.size()));
        end = write(channel, JournalFormat.commit(CommitCodec.encode(some)), end);
      }
      header = JournalFormat.header(new SecureRandom().nextLong(), end);
      write(channel, header.duplicate(), 0);
      channel.force(true);
    } catch (IOException e) {
      throw named(next, e);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    OwnerOnly.syncFolder(Objects.requireNonNull(file.getParent()));
    suspect = false;
    return new Tail(header, end);
  }

  private static long write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
    return to;
  }
}

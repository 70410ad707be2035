package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.store.content.NotedPack;
import io.tummycrypt.tcfs.store.content.PackNotes;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packs that no head may name yet: a line for each in the state folder, written when the pack
 * is in the store. A killed process leaves all of its lines; a loss of power may take some with it,
 * whose packs are then sent again. Written under the run lock. Like all state it may be deleted at
 * any time.
 */
public final class UnnamedPackNotes implements PackNotes {
  /** After that nobody goes on with what was cut off. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** In bytes; for about 50 GiB of content. */
  private static final long MOST = 64L << 20;

  /** What is read needs about three times as much memory, and is to take a part of it only. */
  private static final long SHARE = 16;

  private final TcfsHome home;
  private final String store;
  private final FleetId fleet;
  private final InstantSource clock;
  private final long most;

  /** How much of the file was read, and where the next line goes. */
  private long read;

  private long end;
  private boolean isUnusable;

  /**
   * Nothing is read or written yet.
   *
   * @param store the URL of the store; what is noted of another one does not count
   */
  public UnnamedPackNotes(TcfsHome home, String store, FleetId fleet, InstantSource clock) {
    this(home, store, fleet, clock, Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE));
  }

  /** The same, with at most so many bytes. */
  UnnamedPackNotes(TcfsHome home, String store, FleetId fleet, InstantSource clock, long most) {
    this.home = home;
    this.store = store;
    this.fleet = fleet;
    this.clock = clock;
    this.most = most;
  }

  @Override
  public synchronized void stored(PackTable table, long bytes) {
    if (isUnusable) {
      return;
    }
    try {
      append(new NotedPack(store, fleet, clock.instant(), bytes, table).line());
    } catch (IOException _) {
      // Behind a line that may be cut nothing would be read.
      isUnusable = true;
    }
  }

  private void append(byte[] line) throws IOException {
    if (end + line.length + 1 > most) {
      return;
    }
    OwnerOnly.createFolder(home.state());
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    try (FileChannel channel = OwnerOnly.open(file())) {
      channel.position(end);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      end = channel.position();
    }
  }

  /**
   * What this process has noted in sessions before is named by now. Once that is much, it makes
   * room.
   */
  @Override
  public synchronized List<NotedPack> more(long epoch) {
    if (isUnusable) {
      return List.of();
    }
    try {
      boolean isFirst = read == 0;
      List<NotedPack> ours = read(epoch);
      boolean isFull = !isFirst && end > most / 2;
      if (isFull || (isFirst && ours.isEmpty())) {
        remove();
      }
      return ours;
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException _) {
      isUnusable = true;
      return List.of();
    }
  }

  @Override
  public synchronized void known() {
    read = end;
  }

  /** What stands behind the last good line is cut off: there the next one goes. */
  private List<NotedPack> read(long epoch) throws IOException {
    List<NotedPack> ours = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(read)));
      for (byte[] line = line(in); line != null; line = line(in)) {
        NotedPack pack = parse(line);
        if (pack == null) {
          break;
        }
        read += line.length + 1;
        if (isOurs(pack, epoch)) {
          ours.add(pack);
        }
      }
      end = read;
      channel.truncate(end);
    }
    return ours;
  }

  /** The next line; null at the end, and if it has none or is beyond what is read. */
  private byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toByteArray();
      }
      line.write(next);
      if (read + line.size() >= most) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable NotedPack parse(byte[] line) {
    try {
      return NotedPack.parse(line);
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }

  private boolean isOurs(NotedPack pack, long epoch) {
    return pack.store().equals(store)
        && pack.fleet().equals(fleet)
        && pack.table().pack().epoch() == epoch
        && pack.at().isAfter(clock.instant().minus(LONGEST));
  }

  @Override
  public synchronized void forget() {
    try {
      remove();
    } catch (IOException _) {
      // What is left in it is known to the index when it is read again, or old one day.
    }
  }

  private void remove() throws IOException {
    Files.deleteIfExists(file());
    read = 0;
    end = 0;
  }

  private Path file() {
    return home.state().resolve("unnamed-packs");
  }
}

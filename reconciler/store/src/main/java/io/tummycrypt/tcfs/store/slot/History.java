package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All versions that the devices of a fleet have ever published, those of retired devices and those
 * that were superseded long ago as well. A snapshot: however often it is read, it says the same.
 *
 * <p>One segment is in memory at a time, and beyond that only what is wanted of conflict copies,
 * and of what others carry for a device of which something cannot be read.
 */
public final class History {
  /** Every text has it. */
  private static final String ANYTHING = "";

  private static final Comparator<Written> FIRST =
      Comparator.comparing(Written::at).thenComparing(Written::log);

  private final SegmentReader segments;
  private final SortedMap<DeviceName, HeadRecord> heads;
  private final SortedSet<Gap> gaps;

  private History(
      SegmentReader segments, SortedMap<DeviceName, HeadRecord> heads, SortedSet<Gap> gaps) {
    this.segments = segments;
    this.heads = heads;
    this.gaps = gaps;
  }

  /** Takes a version; what it throws ends the reading. */
  @FunctionalInterface
  public interface Sink {
    void accept(Written written) throws IOException;
  }

  /**
   * Something of a device that cannot be read: what stands there is missing here.
   *
   * @param slot the slot itself, or the head that names a segment
   * @param problem which object it is and what was found, in words
   */
  public record Gap(DeviceName device, long slot, String problem) implements Comparable<Gap> {
    private static final Comparator<Gap> ORDER =
        Comparator.comparing(Gap::device).thenComparingLong(Gap::slot).thenComparing(Gap::problem);

    @Override
    public int compareTo(Gap other) {
      return ORDER.compare(this, other);
    }
  }

  static History of(StoreHeadReader reader, SegmentReader segments) throws IOException {
    LastHeads last = LastHeads.read(reader);
    return new History(segments, last.heads(), new TreeSet<>(last.gaps()));
  }

  /** The devices of which there is a head. */
  public Set<DeviceName> devices() {
    return heads.keySet();
  }

  /** What could not be read so far; the segments are read by {@link #read}. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** The slot up to which {@code reader} had read each other device when it last published. */
  public SortedMap<DeviceName, Long> seenBy(DeviceName reader) {
    HeadRecord head = heads.get(reader);
    return head == null ? new TreeMap<>() : new TreeMap<>(head.seen());
  }

  /**
   * Hands on each version that is wanted, once: as its writer published it; a conflict copy as who
   * first made it did; and what its writer's log does not tell any more as who first carried it
   * did. In no order.
   *
   * @throws IOException if the store fails; what is damaged becomes a gap
   */
  public void read(Predicate<Version> wanted, Sink sink) throws IOException {
    read(ANYTHING, wanted, sink);
  }

  /**
   * The same, if all that is wanted is at one path, below it, or was moved from there: then most of
   * a long history need not be taken apart.
   */
  public void readOf(TreePath path, Predicate<Version> wanted, Sink sink) throws IOException {
    boolean isPlain = path.toString().chars().allMatch(History::isPlain);
    read(isPlain ? path.toString() : ANYTHING, wanted, sink);
  }

  /** Stands in JSON as it is. */
  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  private void read(String mentioned, Predicate<Version> wanted, Sink sink) throws IOException {
    Map<VersionKey, Written> others = new TreeMap<>();
    Set<DeviceName> carried = new TreeSet<>();
    for (DeviceName log : heads.keySet()) {
      readLog(
          mentioned,
          log,
          written -> {
            DeviceName writer = writer(written.version());
            if (!wanted.test(written.version())) {
              return;
            }
            if (isCopy(written.version()) || !heads.containsKey(writer)) {
              keepFirst(others, written);
            } else if (writer.equals(log)) {
              sink.accept(written);
            } else {
              carried.add(writer);
            }
          });
    }
    carried.retainAll(gaps.stream().map(Gap::device).toList());
    if (!carried.isEmpty()) {
      addLost(mentioned, carried, wanted, others);
    }
    for (Written written : others.values()) {
      sink.accept(written);
    }
  }

  /** What others carry of these devices, and their own logs do not tell any more. */
  private void addLost(
      String mentioned,
      Set<DeviceName> writers,
      Predicate<Version> wanted,
      Map<VersionKey, Written> others)
      throws IOException {
    Set<VersionKey> told = new HashSet<>();
    for (DeviceName writer : writers) {
      readLog(
          mentioned,
          writer,
          written -> {
            if (writer.equals(writer(written.version())) && wanted.test(written.version())) {
              told.add(written.version().key());
            }
          });
    }
    for (DeviceName log : heads.keySet()) {
      readLog(
          mentioned,
          log,
          written -> {
            Version version = written.version();
            if (writers.contains(writer(version))
                && !isCopy(version)
                && wanted.test(version)
                && !told.contains(version.key())) {
              keepFirst(others, written);
            }
          });
    }
  }

  private static DeviceName writer(Version version) {
    return version.dot().writer().device();
  }

  /** A copy has the dot of what it is a copy of, and whoever sees the conflict makes it. */
  private static boolean isCopy(Version version) {
    return version.copyOf() != null && !version.from().isLive();
  }

  private static void keepFirst(Map<VersionKey, Written> others, Written written) {
    Written alone = written.alone();
    others.merge(written.version().key(), alone, (a, b) -> FIRST.compare(a, b) <= 0 ? a : b);
  }

  private void readLog(String mentioned, DeviceName log, Sink sink) throws IOException {
    HeadRecord head = heads.get(log);
    if (head == null) {
      return;
    }
    for (SegmentRef ref : head.segments()) {
      @Nullable Segment segment;
      try {
        segment = segments.readIfMentioned(mentioned, log, ref);
      } catch (DamagedObjectException | RefusedPathException | UnknownFormatException e) {
        gaps.add(new Gap(log, head.place().seq(), IoText.of(e)));
        continue;
      }
      if (segment != null) {
        handOn(log, segment.entries(), segment.packs(), sink);
      }
    }
    handOn(log, head.tail(), head.packs(), sink);
  }

  private static void handOn(
      DeviceName log, List<StoredEntry> entries, List<PackTable> packs, Sink sink)
      throws IOException {
    for (StoredEntry stored : entries) {
      if (stored.entry() instanceof Put put) {
        sink.accept(Written.of(log, put, stored, packs));
      }
    }
  }
}

package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.segment.Segment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the segments of a log few. A new one takes in those before it, from the last one on, while
 * each is of no higher tier than what has come together; a tier is all lengths from a power of two
 * to the next one. So there is one segment of each tier, as there is one digit of each power in a
 * binary number, and an entry that is written again has moved to a higher tier.
 *
 * <p>What is taken in keeps its order and loses nothing, so the log and its history are the same.
 * The objects stay in the store, for heads before this one name them.
 */
final class SegmentMerger {
  private final SegmentReader reader;
  private final long limit;

  /**
   * Takes in what can be read.
   *
   * @param limit less than so many bytes of text come together; from half of it on a segment stays
   *     as it is
   */
  SegmentMerger(SegmentReader reader, long limit) {
    this.reader = reader;
    this.limit = limit;
  }

  /** How a log goes on: with these segments, as they are, and with a new one after them. */
  record Merged(List<SegmentRef> before, Segment last) {}

  /**
   * Takes in what stands before a new segment. Never fails: what cannot be read stays as it is.
   *
   * @param before all segments of the log so far
   * @param bytes how long the text of the new one would be
   */
  Merged merge(List<SegmentRef> before, Segment last, long bytes) {
    Deque<Segment> run = new ArrayDeque<>(List.of(last));
    int kept = before.size();
    long together = bytes;
    while (kept > 0 && isTakenIn(before.get(kept - 1), together)) {
      Segment segment = readIfSound(last.device(), before.get(kept - 1));
      if (segment == null) {
        break;
      }
      run.addFirst(segment);
      together += before.get(kept - 1).bytes();
      kept--;
    }
    return new Merged(List.copyOf(before.subList(0, kept)), run.size() == 1 ? last : joined(run));
  }

  private boolean isTakenIn(SegmentRef ref, long together) {
    return tier(ref.bytes()) <= tier(together) && ref.bytes() + together < limit;
  }

  private static int tier(long bytes) {
    return Long.SIZE - Long.numberOfLeadingZeros(bytes);
  }

  /** Whatever the reason is: to publish is more important, and the next one tries again. */
  private @Nullable Segment readIfSound(DeviceName device, SegmentRef ref) {
    try {
      return reader.read(device, ref);
    } catch (IOException _) {
      return null;
    }
  }

  private static Segment joined(Deque<Segment> run) {
    List<PackTable> packs = new ArrayList<>();
    List<StoredEntry> entries = new ArrayList<>();
    for (Segment segment : run) {
      packs.addAll(segment.packs());
      entries.addAll(segment.entries());
    }
    return new Segment(run.getFirst().device(), PackTable.union(packs), entries);
  }
}

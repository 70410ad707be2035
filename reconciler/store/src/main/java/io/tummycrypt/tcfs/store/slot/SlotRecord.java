package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a slot says, as it is stored. */
public sealed interface SlotRecord {
  /**
   * What every slot says. {@code previous} is the digest of the slot before; the first has none.
   */
  record Place(DeviceName device, long seq, @Nullable Digest previous, Instant at) {
    public Place {
      if (seq < 1 || (seq == 1) != (previous == null)) {
        throw new IllegalArgumentException(
            "slot " + seq + (previous == null ? " without" : " with") + " one before");
      }
    }
  }

  Place place();

  /**
   * A head, written in a life of its own device.
   *
   * @param horizon entries of heads up to this one may have been compacted away with their drops
   * @param packs those that the tail uses
   * @param tail the latest entries, which no segment has
   */
  record HeadRecord(
      Place place,
      Incarnation incarnation,
      long epoch,
      long writeId,
      long horizon,
      List<SegmentRef> segments,
      List<PackTable> packs,
      List<StoredEntry> tail,
      SortedMap<DeviceName, Long> settled,
      SortedMap<DeviceName, Long> seen,
      SortedMap<RootName, Digest> views)
      implements SlotRecord {
    public HeadRecord {
      segments = List.copyOf(segments);
      packs = List.copyOf(packs);
      tail = List.copyOf(tail);
      requireOrder(place.seq(), segments, tail);
      if (!incarnation.device().equals(place.device())) {
        throw new IllegalArgumentException(
            "a head of device '" + place.device() + "' in the life " + incarnation);
      }
    }

    private static void requireOrder(long seq, List<SegmentRef> segments, List<StoredEntry> tail) {
      long before = 1;
      for (SegmentRef segment : segments) {
        requireNext(before, segment.first(), seq);
        before = segment.last();
      }
      for (StoredEntry entry : tail) {
        requireNext(before, entry.entry().seq(), seq);
        before = entry.entry().seq();
      }
      requireNext(before, seq, seq);
    }

    private static void requireNext(long before, long next, long seq) {
      if (next < before || next > seq) {
        throw new IllegalArgumentException(
            "entries of head " + next + " after those of " + before + " in head " + seq);
      }
    }
  }

  /** A collector's mark. */
  record StampRecord(Place place, long epoch) implements SlotRecord {}

  /** The device is retired by another one. */
  record EndRecord(Place place, DeviceName by) implements SlotRecord {}
}

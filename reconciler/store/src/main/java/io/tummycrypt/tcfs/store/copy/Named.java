package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.copy.Copied.Side;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.slot.SegmentReader;
import io.tummycrypt.tcfs.store.slot.SegmentRef;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The segments that heads name, and the packs that these and heads name: nobody lists one that is
 * missing. One segment is in memory at a time.
 */
final class Named {
  /** Each with what names it first. */
  private final Map<ObjectKey, ObjectKey> naming = new TreeMap<>();

  private final Map<ObjectKey, Segment> segments = new TreeMap<>();

  private record Segment(DeviceName device, SegmentRef ref) {}

  /** A head names its segments, and the packs of its tail. */
  void add(ObjectKey key, HeadRecord head) {
    DeviceName device = head.place().device();
    for (SegmentRef ref : head.segments()) {
      ObjectKey segment = StoreKeys.segment(device, ref.id());
      naming.putIfAbsent(segment, key);
      segments.putIfAbsent(segment, new Segment(device, ref));
    }
    add(key, head.packs());
  }

  private void add(ObjectKey key, List<PackTable> tables) {
    for (PackTable table : tables) {
      naming.putIfAbsent(table.pack().key(), key);
    }
  }

  /**
   * Tells what neither of the stores has, once all is copied that can be.
   *
   * @param content what the source has
   * @param copied reads the segments of the target
   */
  void requireThere(ContentCopy content, Target target, SegmentReader copied, Problems problems)
      throws IOException {
    for (var each : segments.entrySet()) {
      addPacks(each.getKey(), each.getValue(), copied);
    }
    for (var each : naming.entrySet()) {
      ObjectKey key = each.getKey();
      if (!content.hasSeen(key) && !target.has(key)) {
        problems.add(
            key.text(),
            Side.SOURCE,
            Kind.MISSING,
            "it is not there, and '%s' names it".formatted(each.getValue()));
      }
    }
  }

  /** What is not there now is a problem by itself, and nobody knows what it would name. */
  private void addPacks(ObjectKey key, Segment segment, SegmentReader copied) throws IOException {
    try {
      add(key, copied.read(segment.device, segment.ref).packs());
    } catch (IOException e) {
      Severity.of(e);
    }
  }
}

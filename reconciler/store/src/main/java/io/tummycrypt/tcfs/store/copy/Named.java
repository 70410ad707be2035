package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.copy.Copied.Side;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.slot.SegmentRef;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The segments and packs that heads name: nobody lists one that is missing. */
final class Named {
  /** Each with the first head that names it. */
  private final Map<ObjectKey, ObjectKey> heads = new TreeMap<>();

  /** A head names its segments, their packs, and those of its tail. */
  void add(ObjectKey key, HeadRecord head) {
    for (SegmentRef ref : head.segments()) {
      heads.putIfAbsent(StoreKeys.segment(head.place().device(), ref.id()), key);
      for (PackId pack : ref.packs()) {
        heads.putIfAbsent(pack.key(), key);
      }
    }
    for (PackTable table : head.packs()) {
      heads.putIfAbsent(table.pack().key(), key);
    }
  }

  /**
   * Tells what neither of the stores has.
   *
   * @param content what the source has
   */
  void requireThere(ContentCopy content, Target target, Problems problems) throws IOException {
    for (var each : heads.entrySet()) {
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
}

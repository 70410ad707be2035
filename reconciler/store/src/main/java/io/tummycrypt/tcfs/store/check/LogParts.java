package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.SegmentReader;
import io.tummycrypt.tcfs.store.slot.SegmentRef;
import io.tummycrypt.tcfs.store.slot.SlotCodec;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the logs of a fleet say and that can be read, in the store or as a copy, part by part;
 * one is in memory at once.
 */
public final class LogParts {
  private final ObjectReader store;
  private final SlotCodec slots;
  private final SegmentReader segments;

  public LogParts(ObjectReader store, FleetId fleet, SegmentCopies copies) {
    this.store = store;
    this.slots = new SlotCodec(fleet);
    this.segments = new SegmentReader(store, fleet, copies);
  }

  /** Takes a part: pack tables, and the entries that use them. */
  @FunctionalInterface
  public interface Sink {
    void accept(DeviceName log, List<PackTable> tables, List<StoredEntry> entries)
        throws IOException;
  }

  /**
   * Hands on every segment and tail of every slot. What cannot be read is passed over; a tail is
   * told again by the next head.
   */
  public void forEach(Sink sink) throws IOException {
    Inventory inventory = Inventory.of(store, new Damages());
    for (var chain : inventory.slots.entrySet()) {
      Set<SegmentRef> told = new HashSet<>();
      for (long seq : chain.getValue()) {
        HeadRecord head = head(chain.getKey(), seq);
        if (head != null) {
          for (SegmentRef ref : head.segments()) {
            if (told.add(ref)) {
              segment(chain.getKey(), ref, sink);
            }
          }
          sink.accept(chain.getKey(), head.packs(), head.tail());
        }
      }
    }
  }

  private @Nullable HeadRecord head(DeviceName device, long seq) throws IOException {
    var key = StoreKeys.slot(device, seq);
    try {
      return slots.read(key, store.read(key, SlotCodec.LIMIT)) instanceof HeadRecord head
          ? head
          : null;
    } catch (IOException e) {
      Severity.requireOfObject(e);
      return null;
    }
  }

  private void segment(DeviceName device, SegmentRef ref, Sink sink) throws IOException {
    Segment segment;
    try {
      segment = segments.read(device, ref);
    } catch (IOException e) {
      Severity.requireOfObject(e);
      return;
    }
    sink.accept(device, segment.packs(), segment.entries());
  }
}

package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the next slot of a chain continues. */
final class Chain {
  /**
   * The end of a chain as it is.
   *
   * @param hash of its highest slot, null if it has none
   * @param epoch the highest that its head or a stamp after it names
   */
  record End(
      @Nullable Digest hash,
      long epoch,
      long horizon,
      List<SegmentRef> segments,
      List<StoredEntry> tail) {
    static final End NOTHING = new End(null, 0, 0, List.of(), List.of());

    private End after(ReadSlot slot, long stampedEpoch) {
      return new End(slot.hash(), Math.max(epoch, stampedEpoch), horizon, segments, tail);
    }
  }

  private final StoreHeadReader reader;

  Chain(StoreHeadReader reader) {
    this.reader = reader;
  }

  /**
   * What slot {@code seq} continues: the slot before it, and the log of the last head.
   *
   * @throws IllegalArgumentException if there is no slot before it, or the chain has ended
   */
  End before(DeviceName device, long seq) throws IOException {
    if (seq == 1) {
      return End.NOTHING;
    }
    ReadSlot slot = slot(device, seq - 1, seq);
    return switch (slot.slot()) {
      case HeadRecord head ->
          new End(slot.hash(), head.epoch(), head.horizon(), head.segments(), head.tail());
      case StampRecord stamp -> before(device, seq - 1).after(slot, stamp.epoch());
      case EndRecord end ->
          throw new IllegalArgumentException(
              "slot %d of %s cannot be written: slot %d ended the chain, by %s"
                  .formatted(seq, device, seq - 1, end.by()));
    };
  }

  /**
   * The digest of the slot that slot {@code seq} follows, null if it is the first. Unlike a log, it
   * can be continued whatever the slot says.
   *
   * @throws IllegalArgumentException if there is no slot before it
   */
  @Nullable Digest previous(DeviceName device, long seq) throws IOException {
    if (seq == 1) {
      return null;
    }
    try {
      return reader.hashOfStored(device, seq - 1);
    } catch (NoSuchFileException e) {
      throw noSlot(device, seq - 1, seq, e);
    }
  }

  private ReadSlot slot(DeviceName device, long before, long seq) throws IOException {
    try {
      return reader.slot(device, before);
    } catch (NoSuchFileException e) {
      throw noSlot(device, before, seq, e);
    }
  }

  private static IllegalArgumentException noSlot(
      DeviceName device, long before, long seq, NoSuchFileException cause) {
    return new IllegalArgumentException(
        "slot %d of %s cannot be written: there is no slot %d".formatted(seq, device, before),
        cause);
  }
}

package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import io.tummycrypt.tcfs.store.slot.Chain.End;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.Place;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes chains into a store. The content of new entries must be in the index. */
public final class StoreHeadWriter implements HeadWriter {
  private final ObjectStore store;
  private final SlotCodec codec;
  private final StoreHeadReader reader;
  private final Chain chain;
  private final EntryChunks chunks;
  private final TailSealer tails;

  /**
   * @param reader of the same store; what it has read is used to continue a log
   */
  public StoreHeadWriter(
      ObjectStore store, FleetId fleet, ContentIndex index, StoreHeadReader reader) {
    this.store = store;
    this.codec = new SlotCodec(fleet);
    this.reader = reader;
    this.chain = new Chain(reader);
    this.chunks = new EntryChunks(index);
    this.tails = new TailSealer(store, fleet, chunks, reader.segments());
  }

  @Override
  public SealedSlot seal(HeadDraft draft) throws IOException {
    End end = chain.before(draft.device(), draft.seq());
    List<StoredEntry> entries = new ArrayList<>(end.tail());
    entries.addAll(chunks.stored(draft.entries(), draft.at()));
    Tail tail = tails.seal(draft.device(), end.segments(), entries);
    return seal(
        new HeadRecord(
            new Place(draft.device(), draft.seq(), end.hash(), draft.at()),
            draft.incarnation(),
            end.epoch(),
            draft.writeId(),
            end.horizon(),
            tail.segments(),
            tail.packs(),
            tail.entries(),
            draft.settled(),
            draft.seen(),
            draft.viewDigests()));
  }

  /**
   * Fixes the bytes of an end: after it nothing in the chain of {@code device} counts. What the
   * chain has in it need not be readable.
   *
   * @param seq one more than the highest slot of the chain
   * @param by the device that retires it
   */
  public SealedSlot sealEnd(DeviceName device, long seq, DeviceName by, Instant at)
      throws IOException {
    return seal(new EndRecord(new Place(device, seq, chain.previous(device, seq), at), by));
  }

  /** Fixes the bytes of a stamp: before it publishes, {@code device} must look at the epochs. */
  public SealedSlot sealStamp(DeviceName device, long seq, long epoch, Instant at)
      throws IOException {
    Place place = new Place(device, seq, chain.before(device, seq).hash(), at);
    return seal(new StampRecord(place, epoch));
  }

  private SealedSlot seal(SlotRecord slot) throws IOException {
    byte[] bytes = codec.write(slot);
    Digest hash = Hasher.hash(bytes);
    return new SealedSlot(slot.place().device(), slot.place().seq(), hash, bytes);
  }

  @Override
  public Creation create(SealedSlot slot) throws IOException {
    ObjectKey key = StoreKeys.slot(slot.device(), slot.seq());
    try {
      return switch (CreateOnce.exactly(store, key, slot.bytes())) {
        case CREATED -> {
          reader.created(slot);
          yield Creation.CREATED;
        }
        case EXISTS -> Creation.TAKEN;
      };
    } catch (UnknownOutcomeException e) {
      return Creation.UNKNOWN;
    }
  }

  @Override
  public void prune(DeviceName device, long seq) throws IOException {
    List<ObjectKey> below = new ArrayList<>();
    for (ObjectKey key : store.list(StoreKeys.slots(device))) {
      if (StoreKeys.number(key) < seq) {
        below.add(key);
      }
    }
    for (ObjectKey key : below.subList(0, Math.max(0, below.size() - 1))) {
      store.delete(key);
    }
  }
}

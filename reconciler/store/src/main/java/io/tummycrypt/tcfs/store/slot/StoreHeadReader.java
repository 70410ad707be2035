package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import io.tummycrypt.tcfs.core.view.Slot.EndSlot;
import io.tummycrypt.tcfs.core.view.Slot.HeadSlot;
import io.tummycrypt.tcfs.core.view.Slot.StampSlot;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.Place;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads chains out of a store, and tells the index which content they name. Slots and segments
 * never change, so what was read once is kept: the latest slots of each device, and its folded log.
 */
public final class StoreHeadReader implements HeadReader {
  private final ObjectReader store;
  private final SlotCodec codec;
  private final ContentIndex index;
  private final SlotCache slots = new SlotCache();
  private final SegmentReader segments;
  private final LogFolder logs;

  /** The slot that was written here last. */
  private volatile @Nullable SealedSlot created;

  /** Reads all of it from the store. */
  public StoreHeadReader(ObjectReader store, FleetId fleet, ContentIndex index) {
    this(store, fleet, index, SegmentCopies.NONE);
  }

  /** The same, reading no segment of which there is a copy. */
  public StoreHeadReader(
      ObjectReader store, FleetId fleet, ContentIndex index, SegmentCopies copies) {
    this.store = store;
    this.codec = new SlotCodec(fleet);
    this.index = index;
    this.segments = new SegmentReader(store, fleet, copies);
    this.logs = new LogFolder(segments, index);
  }

  @Override
  public SortedMap<DeviceName, SortedSet<Long>> list() throws IOException {
    SortedMap<DeviceName, SortedSet<Long>> chains = new TreeMap<>();
    for (ObjectKey key : store.list(StoreKeys.SLOTS)) {
      DeviceName device = StoreKeys.device(key);
      long seq = StoreKeys.number(key);
      if (!StoreKeys.slot(device, seq).equals(key)) {
        throw new MisplacedObjectException(key, "another key", "heads/DEVICE/SEQ");
      }
      chains.computeIfAbsent(device, _ -> new TreeSet<>()).add(seq);
    }
    return chains;
  }

  /**
   * Who ended a chain with this slot; null if it is none that ends one. No log is read.
   *
   * @throws UnreadableSlotException if it is damaged or refused
   * @throws IOException as for {@link #read}
   */
  public @Nullable DeviceName endedBy(DeviceName device, long seq) throws IOException {
    try {
      return slot(device, seq).slot() instanceof EndRecord end ? end.by() : null;
    } catch (DamagedObjectException | RefusedPathException e) {
      throw new UnreadableSlotException(e);
    }
  }

  @Override
  public Slot read(DeviceName device, long seq) throws IOException {
    try {
      ReadSlot read = slot(device, seq);
      return switch (read.slot()) {
        case HeadRecord head -> new HeadSlot(head(head), read.hash());
        case StampRecord stamp -> new StampSlot(device, seq, stamp.epoch(), read.hash());
        case EndRecord end -> new EndSlot(device, seq, end.by(), end.place().at(), read.hash());
      };
    } catch (DamagedObjectException | RefusedPathException e) {
      throw new UnreadableSlotException(e);
    }
  }

  /**
   * All that the chains have ever said, as they are now. Of their segments nothing is kept, and the
   * index is told nothing.
   *
   * @throws IOException if the listing could not be read to its end
   */
  public History history() throws IOException {
    return History.of(this, segments);
  }

  /** The segments that heads name: the latest of those read so far, and those written here. */
  public Set<Digest> namedSegments() {
    Set<Digest> named = new HashSet<>(segments.written());
    for (ReadSlot read : slots.all()) {
      if (read.slot() instanceof HeadRecord head) {
        head.segments().forEach(segment -> named.add(segment.id()));
      }
    }
    return named;
  }

  SegmentReader segments() {
    return segments;
  }

  /** A slot was written, and nobody else has. */
  void created(SealedSlot slot) {
    created = slot;
  }

  /** A slot that was read or written here lately; null if it has to be read. For any thread. */
  @Nullable SlotRecord known(DeviceName device, long seq) throws IOException {
    ReadSlot read = slots.get(device, seq);
    if (read != null) {
      return read.slot();
    }
    SealedSlot written = created;
    return written != null && written.device().equals(device) && written.seq() == seq
        ? codec.read(StoreKeys.slot(device, seq), written.bytes())
        : null;
  }

  private Head head(HeadRecord head) throws IOException {
    Log log = logs.fold(head);
    Place place = head.place();
    return new Head(
        place.device(),
        head.incarnation(),
        place.seq(),
        head.epoch(),
        place.at(),
        log,
        head.seen(),
        head.settled(),
        head.views());
  }

  @Override
  public void shareWith(DeviceState state) {
    logs.shareWith(state);
  }

  @Override
  public Digest hash(DeviceName device, long seq) throws IOException {
    try {
      return slot(device, seq).hash();
    } catch (DamagedObjectException | RefusedPathException e) {
      throw new UnreadableSlotException(e);
    }
  }

  /** The digest of a slot's stored bytes, whatever they say. */
  Digest hashOfStored(DeviceName device, long seq) throws IOException {
    return Hasher.hash(store.read(StoreKeys.slot(device, seq), SlotEnvelope.LIMIT));
  }

  /** One slot without the log that it names. */
  ReadSlot slot(DeviceName device, long seq) throws IOException {
    ReadSlot known = slots.get(device, seq);
    if (known != null) {
      return known;
    }
    ObjectKey key = StoreKeys.slot(device, seq);
    byte[] stored = store.read(key, SlotEnvelope.LIMIT);
    ReadSlot read = new ReadSlot(codec.read(key, stored), Hasher.hash(stored));
    if (read.slot() instanceof HeadRecord head) {
      index.learn(head.packs(), head.tail());
    }
    slots.put(device, seq, read);
    return read;
  }
}

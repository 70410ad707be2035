package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.EntryWriter;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackTableCodec;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCodec;
import io.tummycrypt.tcfs.store.segment.SegmentDraft;
import io.tummycrypt.tcfs.store.slot.SegmentMerger.Merged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps tails small: what no longer fits goes into segments, which nobody sees yet. */
final class TailSealer {
  private static final int MAX_ENTRIES = 256;
  private static final long MAX_TAIL_BYTES = 64 << 10;
  private static final long MAX_SEGMENT_BYTES = 8 << 20;

  private final ObjectStore store;
  private final SegmentCodec codec;
  private final EntryChunks chunks;
  private final SegmentReader reader;
  private final SegmentMerger merger;

  /** Reads with {@code reader} what is merged. */
  TailSealer(ObjectStore store, FleetId fleet, EntryChunks chunks, SegmentReader reader) {
    this.store = store;
    this.codec = new SegmentCodec(fleet);
    this.chunks = chunks;
    this.reader = reader;
    this.merger = new SegmentMerger(reader, MAX_SEGMENT_BYTES);
  }

  /** Lays out a log; on return every segment that it names is durable. */
  Tail seal(DeviceName device, List<SegmentRef> segments, List<StoredEntry> entries)
      throws IOException {
    if (entries.size() <= MAX_ENTRIES) {
      List<PackTable> packs = chunks.tables(entries);
      if (fits(entries, packs)) {
        return new Tail(segments, packs, entries);
      }
    }
    List<SegmentRef> longer = segments;
    SegmentDraft draft = new SegmentDraft();
    // So that reading one needs little memory, they are several if much is published at once.
    for (StoredEntry entry : entries) {
      if (draft.length() > MAX_SEGMENT_BYTES) {
        longer = append(device, longer, draft);
        draft = new SegmentDraft();
      }
      draft.add(entry);
    }
    return new Tail(append(device, longer, draft), List.of(), List.of());
  }

  private List<SegmentRef> append(DeviceName device, List<SegmentRef> segments, SegmentDraft draft)
      throws IOException {
    List<PackTable> packs = chunks.tables(draft.entries());
    Segment segment = new Segment(device, packs, draft.entries());
    Merged merged = merger.merge(segments, segment, draft.length() + length(packs));
    boolean isAlone = merged.before().size() == segments.size();
    byte[] bytes = isAlone ? codec.write(segment, draft) : codec.write(merged.last());
    List<SegmentRef> longer = new ArrayList<>(merged.before());
    longer.add(store(merged.last(), bytes));
    return longer;
  }

  private static boolean fits(List<StoredEntry> entries, List<PackTable> packs) throws IOException {
    long bytes = length(packs);
    for (StoredEntry entry : entries) {
      bytes += length(entry);
    }
    return bytes <= MAX_TAIL_BYTES;
  }

  private static long length(List<PackTable> packs) throws IOException {
    long bytes = 0;
    for (PackTable table : packs) {
      bytes += JsonText.object(out -> PackTableCodec.write(out, table)).length;
    }
    return bytes;
  }

  private static long length(StoredEntry entry) throws IOException {
    return JsonText.object(out -> EntryWriter.write(out, entry)).length;
  }

  private SegmentRef store(Segment segment, byte[] bytes) throws IOException {
    Digest id = Hasher.hash(bytes);
    ObjectKey key = StoreKeys.segment(segment.device(), id);
    if (CreateOnce.exactly(store, key, bytes) != Creation.CREATED) {
      throw new DamagedObjectException(key, "other bytes", "the bytes of its name");
    }
    reader.wrote(id, bytes);
    return new SegmentRef(id, segment.first(), segment.last(), Compression.declaredLength(bytes));
  }
}

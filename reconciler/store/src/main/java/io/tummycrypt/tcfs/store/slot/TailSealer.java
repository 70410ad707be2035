package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.EntryWriter;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
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

  TailSealer(ObjectStore store, FleetId fleet, EntryChunks chunks) {
    this.store = store;
    this.codec = new SegmentCodec(fleet);
    this.chunks = chunks;
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
    return new Tail(segments(device, segments, entries), List.of(), List.of());
  }

  private static boolean fits(List<StoredEntry> entries, List<PackTable> packs) throws IOException {
    long bytes = 0;
    for (PackTable table : packs) {
      bytes += JsonText.object(out -> PackTableCodec.write(out, table)).length;
    }
    for (StoredEntry entry : entries) {
      bytes += length(entry);
    }
    return bytes <= MAX_TAIL_BYTES;
  }

  private static long length(StoredEntry entry) throws IOException {
    return JsonText.object(out -> EntryWriter.write(out, entry)).length;
  }

  /** So that reading one needs little memory, they are several if much is published at once. */
  private List<SegmentRef> segments(
      DeviceName device, List<SegmentRef> before, List<StoredEntry> entries) throws IOException {
    List<SegmentRef> segments = new ArrayList<>(before);
    SegmentDraft draft = new SegmentDraft();
    for (StoredEntry entry : entries) {
      if (draft.length() > MAX_SEGMENT_BYTES) {
        segments.add(write(device, draft));
        draft = new SegmentDraft();
      }
      draft.add(entry);
    }
    segments.add(write(device, draft));
    return segments;
  }

  private SegmentRef write(DeviceName device, SegmentDraft draft) throws IOException {
    Segment segment = new Segment(device, chunks.tables(draft.entries()), draft.entries());
    byte[] bytes = codec.write(segment, draft);
    Digest id = Hasher.hash(bytes);
    ObjectKey key = StoreKeys.segment(segment.device(), id);
    if (CreateOnce.exactly(store, key, bytes) != Creation.CREATED) {
      throw new DamagedObjectException(key, "other bytes", "the bytes of its name");
    }
    return new SegmentRef(
        id,
        segment.first(),
        segment.last(),
        segment.packs().stream().map(PackTable::pack).toList());
  }
}

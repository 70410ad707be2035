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
    List<PackTable> packs = chunks.tables(entries);
    if (fits(entries, packs)) {
      return new Tail(segments, packs, entries);
    }
    List<SegmentRef> longer = segments;
    for (Part part : parts(entries)) {
      longer = append(device, longer, part);
    }
    return new Tail(longer, List.of(), List.of());
  }

  private List<SegmentRef> append(DeviceName device, List<SegmentRef> segments, Part part)
      throws IOException {
    List<PackTable> packs = chunks.tables(part.entries);
    Merged merged =
        merger.merge(
            segments, new Segment(device, packs, part.entries), part.bytes + length(packs));
    List<SegmentRef> longer = new ArrayList<>(merged.before());
    longer.add(write(merged.last()));
    return longer;
  }

  private static boolean fits(List<StoredEntry> entries, List<PackTable> packs) throws IOException {
    if (entries.size() > MAX_ENTRIES) {
      return false;
    }
    long bytes = length(packs);
    for (StoredEntry entry : entries) {
      bytes += length(entry);
    }
    return bytes <= MAX_TAIL_BYTES;
  }

  /** Entries for a segment, and how long they are as text. */
  private record Part(List<StoredEntry> entries, long bytes) {}

  /** So that reading one needs little memory, however much was published at once. */
  private static List<Part> parts(List<StoredEntry> entries) throws IOException {
    List<Part> parts = new ArrayList<>();
    List<StoredEntry> part = new ArrayList<>();
    long bytes = 0;
    for (StoredEntry entry : entries) {
      if (bytes > MAX_SEGMENT_BYTES) {
        parts.add(new Part(part, bytes));
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(entry);
      bytes += length(entry);
    }
    parts.add(new Part(part, bytes));
    return parts;
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

  private SegmentRef write(Segment segment) throws IOException {
    byte[] bytes = codec.write(segment);
    Digest id = Hasher.hash(bytes);
    ObjectKey key = StoreKeys.segment(segment.device(), id);
    if (CreateOnce.exactly(store, key, bytes) != Creation.CREATED) {
      throw new DamagedObjectException(key, "other bytes", "the bytes of its name");
    }
    reader.wrote(id, bytes);
    return new SegmentRef(id, segment.first(), segment.last(), Compression.declaredLength(bytes));
  }
}

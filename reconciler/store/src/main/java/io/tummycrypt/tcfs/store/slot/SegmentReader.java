package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCodec;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the segments that heads name. Of one nothing is kept, but perhaps a copy of its bytes. */
public final class SegmentReader {
  private final ObjectReader store;
  private final SegmentCodec codec;
  private final SegmentCopies copies;
  private final Set<Digest> written = ConcurrentHashMap.newKeySet();

  /** Reads the store itself, whatever it says. */
  public SegmentReader(ObjectReader store, FleetId fleet) {
    this(store, fleet, SegmentCopies.NONE);
  }

  /** Reads the store only where there is no copy, and keeps one. */
  public SegmentReader(ObjectReader store, FleetId fleet, SegmentCopies copies) {
    this.store = store;
    this.codec = new SegmentCodec(fleet);
    this.copies = copies;
  }

  /**
   * A segment as a head of {@code device} names it.
   *
   * @throws DamagedObjectException if it is missing, or is not what the head says
   */
  public Segment read(DeviceName device, SegmentRef ref) throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    byte[] stored = bytes(key, ref);
    Segment segment = codec.read(key, device, ref.id(), stored);
    requireAsNamed(key, ref, segment, stored);
    return segment;
  }

  /** The same from a copy, whatever the store has; null if there is none. */
  public @Nullable Segment readCopy(DeviceName device, SegmentRef ref) throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    byte[] copy = copy(ref);
    if (copy == null) {
      return null;
    }
    Segment segment = codec.read(key, device, ref.id(), copy);
    requireAsNamed(key, ref, segment, copy);
    return segment;
  }

  /** The same as {@code read}; null if the segment has this text nowhere. */
  @Nullable Segment readIfMentioned(String mentioned, DeviceName device, SegmentRef ref)
      throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    byte[] stored = bytes(key, ref);
    Segment segment = codec.readIfMentioned(mentioned, key, device, ref.id(), stored);
    if (segment != null) {
      requireAsNamed(key, ref, segment, stored);
    }
    return segment;
  }

  private static void requireAsNamed(ObjectKey key, SegmentRef ref, Segment segment, byte[] stored)
      throws DamagedObjectException {
    if (segment.first() != ref.first() || segment.last() != ref.last()) {
      throw new DamagedObjectException(
          key,
          "entries of heads " + segment.first() + " to " + segment.last(),
          "those of " + ref.first() + " to " + ref.last());
    }
    long bytes = Compression.declaredLength(stored);
    if (bytes != ref.bytes()) {
      throw new DamagedObjectException(
          key, "a text of " + bytes + " bytes", "the one of " + ref.bytes() + " that a head names");
    }
  }

  /** What was written here need not be read. */
  void wrote(Digest id, byte[] stored) {
    written.add(id);
    copies.keep(id, stored);
  }

  /** What was written here, and which some head is going to name. */
  Set<Digest> written() {
    return written;
  }

  private byte[] bytes(ObjectKey key, SegmentRef ref) throws IOException {
    byte[] copy = copy(ref);
    if (copy != null) {
      return copy;
    }
    byte[] stored = bytes(key);
    if (Hasher.hash(stored).equals(ref.id())) {
      copies.keep(ref.id(), stored);
    }
    return stored;
  }

  /** A copy that is what its name says. */
  private byte @Nullable [] copy(SegmentRef ref) {
    byte[] copy = copies.find(ref.id());
    return copy != null && Hasher.hash(copy).equals(ref.id()) ? copy : null;
  }

  private byte[] bytes(ObjectKey key) throws IOException {
    try {
      return store.read(key, SegmentCodec.LIMIT);
    } catch (NoSuchFileException e) {
      throw new DamagedObjectException(key, "no such object", "a segment that a head names", e);
    }
  }
}

package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCodec;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Reads the segments that heads name. Nothing of one is kept. */
public final class SegmentReader {
  private final ObjectReader store;
  private final SegmentCodec codec;

  public SegmentReader(ObjectReader store, FleetId fleet) {
    this.store = store;
    this.codec = new SegmentCodec(fleet);
  }

  /**
   * A segment as a head of {@code device} names it.
   *
   * @throws DamagedObjectException if it is missing, or is not what the head says
   */
  public Segment read(DeviceName device, SegmentRef ref) throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    Segment segment = codec.read(key, device, ref.id(), bytes(key));
    requireAsNamed(key, ref, segment);
    return segment;
  }

  /** The same; null if the segment has this text nowhere. */
  @Nullable Segment readIfMentioned(String mentioned, DeviceName device, SegmentRef ref)
      throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    Segment segment = codec.readIfMentioned(mentioned, key, device, ref.id(), bytes(key));
    if (segment != null) {
      requireAsNamed(key, ref, segment);
    }
    return segment;
  }

  private static void requireAsNamed(ObjectKey key, SegmentRef ref, Segment segment)
      throws DamagedObjectException {
    if (segment.first() != ref.first() || segment.last() != ref.last()) {
      throw new DamagedObjectException(
          key,
          "entries of heads " + segment.first() + " to " + segment.last(),
          "those of " + ref.first() + " to " + ref.last());
    }
  }

  private byte[] bytes(ObjectKey key) throws IOException {
    try {
      return store.read(key, SegmentCodec.LIMIT);
    } catch (NoSuchFileException e) {
      throw new DamagedObjectException(key, "no such object", "a segment that a head names", e);
    }
  }
}

package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts frames one after the other into a pack. Its array serves one pack after the other. */
public final class PackBuilder {
  /** A pack is full at about this many stored bytes. */
  public static final int USUAL_LENGTH = 16 << 20;

  /** For a pack with its last frame and its directory, as a rule. */
  public static final int ROOM = USUAL_LENGTH + (1 << 20);

  private static final int LEAST_ROOM = 1 << 16;

  private final FleetId fleet;
  private final long epoch;
  private final List<Frame> frames = new ArrayList<>();
  private byte[] bytes;
  private int length;

  private PackBuilder(FleetId fleet, long epoch, int room) {
    this.fleet = fleet;
    this.epoch = epoch;
    this.bytes = new byte[room];
    clear();
  }

  /** For what may be little: it grows with what is put into it. */
  public PackBuilder(FleetId fleet, long epoch) {
    this(fleet, epoch, LEAST_ROOM);
  }

  /** For a pack that will be full: nothing is copied while it grows. */
  public static PackBuilder forFullPacks(FleetId fleet, long epoch) {
    return new PackBuilder(fleet, epoch, ROOM);
  }

  /** Makes it empty. What was finished before is then not to be used any more. */
  public void clear() {
    frames.clear();
    length = 0;
    append(PackLayout.MAGIC, PackLayout.MAGIC.length);
  }

  private void append(byte[] more, int count) {
    int needed = length + count;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(2 * bytes.length, ROOM)));
    }
    System.arraycopy(more, 0, bytes, length, count);
    length += count;
  }

  /** Puts the frame after the others; its array is not needed any more. */
  public void add(EncodedFrame frame) {
    frames.add(frame.at(length));
    append(frame.array(), frame.storedLength());
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Whether it is time to finish. */
  public boolean isFull() {
    return length >= USUAL_LENGTH;
  }

  /** Writes the directory and names the pack by its bytes, which stay until it is cleared. */
  public Pack finish() {
    byte[] end = PackLayout.end(fleet, epoch, frames);
    append(end, end.length);
    PackId id = new PackId(epoch, Hasher.hash(bytes, 0, length));
    return new Pack(new PackTable(id, frames), ByteBuffer.wrap(bytes, 0, length));
  }
}

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
  private static final int ROOM = USUAL_LENGTH + (1 << 20);

  private final FleetId fleet;
  private final long epoch;
  private final List<Frame> frames = new ArrayList<>();
  private byte[] bytes = new byte[1 << 16];
  private int length;

  public PackBuilder(FleetId fleet, long epoch) {
    this.fleet = fleet;
    this.epoch = epoch;
    clear();
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

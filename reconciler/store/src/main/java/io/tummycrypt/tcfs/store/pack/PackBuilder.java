package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts frames one after the other into a pack. */
public final class PackBuilder {
  /** A pack is full at about this many stored bytes. */
  public static final int USUAL_LENGTH = 16 << 20;

  private final FleetId fleet;
  private final long epoch;
  private final List<Frame> frames = new ArrayList<>();
  private final List<byte[]> stored = new ArrayList<>();
  private int length = PackLayout.MAGIC.length;

  public PackBuilder(FleetId fleet, long epoch) {
    this.fleet = fleet;
    this.epoch = epoch;
  }

  /** Puts the frame after the others. */
  public void add(EncodedFrame frame) {
    frames.add(frame.at(length));
    stored.add(frame.stored());
    length += frame.stored().length;
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Whether it is time to finish. */
  public boolean isFull() {
    return length >= USUAL_LENGTH;
  }

  /** Writes the directory and names the pack by its bytes. The builder is empty after it. */
  public Pack finish() {
    byte[] end = PackLayout.end(fleet, epoch, frames);
    ByteBuffer out = ByteBuffer.allocate(length + end.length).put(PackLayout.MAGIC);
    stored.forEach(out::put);
    out.put(end);
    // A pack waits for its upload; its frames shall not wait with it in memory.
    stored.clear();
    byte[] bytes = out.array();
    PackTable table = new PackTable(new PackId(epoch, Hasher.hash(bytes)), frames);
    frames.clear();
    length = PackLayout.MAGIC.length;
    return new Pack(table, bytes);
  }
}

package io.tummycrypt.tcfs.store.pack;

import java.nio.ByteBuffer;

/** A pack before it is in the store, as long as its builder is not cleared. */
public final class Pack {
  private final PackTable table;
  private final ByteBuffer bytes;

  Pack(PackTable table, ByteBuffer bytes) {
    this.table = table;
    this.bytes = bytes;
  }

  /** What is in it. */
  public PackTable table() {
    return table;
  }

  /** Its stored bytes, in an array of the builder. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }
}

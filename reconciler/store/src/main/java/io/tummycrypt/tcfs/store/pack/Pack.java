package io.tummycrypt.tcfs.store.pack;

/** A pack before it is in the store. The bytes are not copied: nobody changes them. */
public final class Pack {
  private final PackTable table;
  private final byte[] bytes;

  Pack(PackTable table, byte[] bytes) {
    this.table = table;
    this.bytes = bytes;
  }

  /** What is in it. */
  public PackTable table() {
    return table;
  }

  /** Its stored bytes. */
  public byte[] bytes() {
    return bytes;
  }
}

package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The exact bytes of a slot, fixed before the first attempt to create it and repeated until they,
 * or foreign ones, are read back.
 */
public final class SealedSlot {
  private final DeviceName device;
  private final long seq;
  private final Digest hash;
  private final byte[] bytes;

  /** Takes the bytes and their digest; {@code bytes} is copied. */
  public SealedSlot(DeviceName device, long seq, Digest hash, byte[] bytes) {
    this.device = device;
    this.seq = seq;
    this.hash = hash;
    this.bytes = bytes.clone();
  }

  public DeviceName device() {
    return device;
  }

  public long seq() {
    return seq;
  }

  /** The digest of the bytes. */
  public Digest hash() {
    return hash;
  }

  /** A fresh copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealedSlot slot
        && device.equals(slot.device)
        && seq == slot.seq
        && Arrays.equals(bytes, slot.bytes);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "slot " + seq + " of " + device + " (" + hash.abbreviated() + ")";
  }
}

package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.time.Instant;

/**
 * One object of a device's chain. {@code hash} is the digest of its stored bytes, by which the next
 * slot names it.
 */
public sealed interface Slot {
  /** Whose chain it is in. */
  DeviceName device();

  /** Its number in the chain, from 1. */
  long seq();

  /** The digest of its stored bytes. */
  Digest hash();

  /** What the device published. */
  record HeadSlot(Head head, Digest hash) implements Slot {
    @Override
    public DeviceName device() {
      return head.device();
    }

    @Override
    public long seq() {
      return head.seq();
    }
  }

  /** A collector's mark: the device must look at the epochs again before it publishes. */
  record StampSlot(DeviceName device, long seq, long epoch, Digest hash) implements Slot {}

  /**
   * The device is retired; whatever follows in its chain counts for nothing.
   *
   * @param by the device that retired it, and carries its live versions
   */
  record EndSlot(DeviceName device, long seq, DeviceName by, Instant at, Digest hash)
      implements Slot {}
}

package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;

/** Writes this device's chain. */
public interface HeadWriter {
  /** What came of an attempt to create a slot. */
  enum Creation {
    /**
     * The slot has these bytes; visible and durable. Also the answer when it had exactly these
     * bytes before.
     */
    CREATED,
    /** The slot has other bytes. */
    TAKEN,
    /** It may have been created, now or later: read it back, or try the same bytes again. */
    UNKNOWN
  }

  /**
   * Fixes the bytes of the next head. If the tail of the chain's highest head is full, its entries
   * are first written to a segment, which is durable on return and which nobody sees until a head
   * names it; so a retry is safe.
   *
   * @throws IllegalArgumentException if {@code draft} does not follow the highest head, or names a
   *     file whose content this store cannot read
   */
  SealedSlot seal(HeadDraft draft) throws IOException;

  /**
   * Creates the slot unless it is there; never changes one. Visible and durable when {@code
   * CREATED}.
   */
  Creation create(SealedSlot slot) throws IOException;

  /**
   * Removes slots of this device numbered below {@code seq}, of which the highest is kept. Slots
   * that are gone already are no error; a retry is safe.
   */
  void prune(DeviceName device, long seq) throws IOException;
}

package io.tummycrypt.tcfs.core.port;

import java.io.IOException;

/**
 * A slot, or a segment that its head names, is not as it was written, or says what may not be
 * believed. Trying again does not help; the chains of other devices can still be read. The cause
 * names the object.
 */
public final class UnreadableSlotException extends IOException {
  private static final long serialVersionUID = 1;

  public UnreadableSlotException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}

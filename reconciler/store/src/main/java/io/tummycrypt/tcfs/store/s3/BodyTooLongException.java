package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;

/** An answer has more bytes than its reader allows; nothing of it was kept. */
final class BodyTooLongException extends IOException {
  private static final long serialVersionUID = 1;

  private final long found;

  BodyTooLongException(long found) {
    super("the answer has " + found + " bytes");
    this.found = found;
  }

  long found() {
    return found;
  }
}

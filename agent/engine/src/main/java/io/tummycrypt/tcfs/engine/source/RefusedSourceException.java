package io.tummycrypt.tcfs.engine.source;

import java.io.IOException;

/** What a source has is not to be followed, however often it is looked at. */
final class RefusedSourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedSourceException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why, in one line. */
  String reason() {
    return reason;
  }
}

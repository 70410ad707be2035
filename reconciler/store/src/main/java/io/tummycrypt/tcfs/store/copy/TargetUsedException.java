package io.tummycrypt.tcfs.store.copy;

import java.io.IOException;

/** A target cannot take a copy: it belongs to somebody else, or has gone on by itself. */
public final class TargetUsedException extends IOException {
  private static final long serialVersionUID = 1;

  TargetUsedException(String message) {
    super(message);
  }
}

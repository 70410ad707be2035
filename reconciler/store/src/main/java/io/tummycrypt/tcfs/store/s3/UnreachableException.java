package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;

/** There was no connection, so the server has seen nothing of a request. */
final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1;

  UnreachableException(String message, IOException cause) {
    super(message, cause);
  }
}

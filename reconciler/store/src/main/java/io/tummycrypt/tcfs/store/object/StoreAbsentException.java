package io.tummycrypt.tcfs.store.object;

import java.io.IOException;

/**
 * The store itself is not there: not mounted, moved or deleted. Nothing is known of its objects.
 */
public sealed class StoreAbsentException extends IOException permits BucketAbsentException {
  private static final long serialVersionUID = 1;

  public StoreAbsentException(String message) {
    super(message);
  }
}

package io.tummycrypt.tcfs.store.object;

import java.io.IOException;

/**
 * A store could not be reached, or was too busy, as often as it was tried. Nothing is known of the
 * object; trying again later may help.
 */
public final class TransientStoreException extends IOException {
  private static final long serialVersionUID = 1;

  public TransientStoreException(String message, IOException cause) {
    super(message, cause);
  }
}

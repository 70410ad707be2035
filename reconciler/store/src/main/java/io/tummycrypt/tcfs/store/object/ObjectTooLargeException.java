package io.tummycrypt.tcfs.store.object;

import java.io.IOException;

/** An object has more bytes than its reader allows. */
public final class ObjectTooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  public ObjectTooLargeException(ObjectKey key, long found, long allowed) {
    super("object '" + key + "' has " + found + " bytes, expected at most " + allowed);
  }
}

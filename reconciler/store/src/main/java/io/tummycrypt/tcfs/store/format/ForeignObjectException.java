package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;

/** An object belongs to another fleet: two stores were mixed. */
public final class ForeignObjectException extends IOException {
  private static final long serialVersionUID = 1;

  public ForeignObjectException(ObjectKey key, FleetId found, FleetId expected) {
    super("object '" + key + "' belongs to fleet " + found + ", expected " + expected);
  }

  /** Halts on an object of another fleet. */
  public static void requireSame(ObjectKey key, FleetId found, FleetId expected)
      throws ForeignObjectException {
    if (!found.equals(expected)) {
      throw new ForeignObjectException(key, found, expected);
    }
  }
}

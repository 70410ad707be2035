package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.store.object.ObjectKey;

/**
 * Something that tcfs did not write is among its objects, such as a copy that somebody made. It is
 * not passed over: it may be all that is left of one that was renamed.
 */
public final class MisplacedObjectException extends DamagedObjectException {
  private static final long serialVersionUID = 1;

  public MisplacedObjectException(ObjectKey key, String found, String expected) {
    super(
        key,
        "object '" + key + "' does not belong there: found " + found + ", expected " + expected);
  }
}

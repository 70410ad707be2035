package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object does not have the bytes that it must have. Reading it again will not help. */
public sealed class DamagedObjectException extends IOException permits MisplacedObjectException {
  private static final long serialVersionUID = 1;

  private final String object;

  public DamagedObjectException(ObjectKey key, String found, String expected) {
    this(key, found, expected, null);
  }

  public DamagedObjectException(
      ObjectKey key, String found, String expected, @Nullable Throwable cause) {
    super("object '" + key + "' is damaged: found " + found + ", expected " + expected, cause);
    this.object = key.text();
  }

  DamagedObjectException(ObjectKey key, String message) {
    super(message);
    this.object = key.text();
  }

  /** Whether it is a pack, which can be made again where its files are. */
  public boolean isPack() {
    return object.startsWith(StoreKeys.PACKS);
  }
}

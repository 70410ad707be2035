package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object names a path that is never taken from another device. */
public final class RefusedPathException extends IOException {
  private static final long serialVersionUID = 1;

  public RefusedPathException(ObjectKey key, String reason, @Nullable Throwable cause) {
    super("object '" + key + "' is refused: " + reason, cause);
  }
}

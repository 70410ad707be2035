package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;

/**
 * An object is sound and says something that this version of tcfs does not know; guessing could
 * lose data, a newer version may read it.
 */
public final class UnknownFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param what such as {@code version} or {@code kind}
   */
  public UnknownFormatException(ObjectKey key, String what, String found, String known) {
    super(
        "object '%s' has %s '%s', this version knows %s"
            .formatted(key, what, Printable.of(found), known));
  }
}

package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;

/**
 * A creation may or may not have happened, or may happen later: read it back, or repeat the same
 * bytes.
 */
public final class UnknownOutcomeException extends IOException {
  private static final long serialVersionUID = 1;

  public UnknownOutcomeException(ObjectKey key, IOException cause) {
    super("it is not known whether object '" + key + "' was created: " + IoText.of(cause), cause);
  }
}

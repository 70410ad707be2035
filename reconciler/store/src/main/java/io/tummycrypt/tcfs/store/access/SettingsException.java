package io.tummycrypt.tcfs.store.access;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is set for a server cannot be used as it is; the message says what, and what to do. */
public sealed class SettingsException extends IOException permits ExposedSecretException {
  private static final long serialVersionUID = 1;

  /** Without a cause: that may have a secret in it. */
  public SettingsException(String message) {
    this(message, null);
  }

  /** With a cause that may be shown. */
  public SettingsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

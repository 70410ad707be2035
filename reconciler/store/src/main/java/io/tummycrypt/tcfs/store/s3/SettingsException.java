package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is set for a store cannot be used as it is; the message says what, and what to do. */
public final class SettingsException extends IOException {
  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    this(message, null);
  }

  SettingsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

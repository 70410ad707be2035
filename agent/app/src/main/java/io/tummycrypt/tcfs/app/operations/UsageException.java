package io.tummycrypt.tcfs.app.operations;

import java.io.IOException;

/** What was asked lacks something, which only shows once the device has been looked at. */
public final class UsageException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is missing, and how to give it
   */
  public UsageException(String message) {
    super(message);
  }
}

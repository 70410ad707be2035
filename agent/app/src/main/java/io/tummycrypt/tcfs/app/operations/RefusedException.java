package io.tummycrypt.tcfs.app.operations;

import java.io.IOException;

/** What was asked cannot be done as things are; {@link #nextStep} says what would help. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final String nextStep;

  /**
   * @param message what failed, on which object, and why
   * @param nextStep what a person can do, best a command
   */
  public RefusedException(String message, String nextStep) {
    super(message);
    this.nextStep = nextStep;
  }

  /** The same, with what it follows from. */
  public RefusedException(String message, String nextStep, Throwable cause) {
    super(message, cause);
    this.nextStep = nextStep;
  }

  /** What a person can do. */
  public String nextStep() {
    return nextStep;
  }
}

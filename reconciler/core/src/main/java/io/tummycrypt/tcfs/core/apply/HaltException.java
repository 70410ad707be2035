package io.tummycrypt.tcfs.core.apply;

import java.io.IOException;

/** Nothing may be done on this device until a person has looked; {@link #nextStep} says at what. */
public final class HaltException extends IOException {
  private static final long serialVersionUID = 1;

  private final String nextStep;

  HaltException(String message, String nextStep) {
    super(message);
    this.nextStep = nextStep;
  }

  /** What a person can do, in words. */
  public String nextStep() {
    return nextStep;
  }
}

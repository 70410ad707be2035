package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;

/** Nothing may be done on this device until a person has looked; {@link #nextStep} says at what. */
public final class HaltException extends IOException {
  private static final long serialVersionUID = 1;

  private final String nextStep;
  private final boolean isSticky;

  private HaltException(String message, String nextStep, boolean isSticky) {
    super(message);
    this.nextStep = nextStep;
    this.isSticky = isSticky;
  }

  /** The store is not as it was seen before, or cannot be read where it has to be. */
  HaltException(String message, String nextStep) {
    this(message, nextStep, false);
  }

  /** Two machines have one identity. */
  static HaltException twin(DeviceName device) {
    return new HaltException(
        "something else writes as device '" + device + "': its chain has slots that are not ours",
        "see whether a copy of this machine's tcfs folder runs elsewhere, and stop it; then sync again",
        true);
  }

  /** Somebody has ended the part that this device has in the fleet. */
  static HaltException revoked(DeviceName device, DeviceName by) {
    return new HaltException(
        "device '" + device + "' was revoked by '" + by + "'",
        "to take part again, enrol under another name: tcfs init --device NAME, with another"
            + " TCFS_HOME",
        true);
  }

  /**
   * Whether this process need not try again: the cause stays, or what is seen then does not tell
   * whether it is gone. Otherwise the halt ends with its cause.
   */
  public boolean isSticky() {
    return isSticky;
  }

  /** What a person can do, in words. */
  public String nextStep() {
    return nextStep;
  }
}

package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Facts;

/** What the exit code of every command means. */
public enum ExitCode {
  /** Done, or nothing to do. */
  DONE(0),
  /** Nothing could be tried. */
  ERROR(1),
  /** There is something to apply; told by {@code diff-desired} and {@code status --exit-code}. */
  TO_APPLY(2),
  /** A path failed, a root is halted, or an action is held; the rest is done. */
  PARTLY(3),
  /** Conflicts wait for a person. */
  CONFLICTS(4),
  /** The command line is wrong. */
  USAGE(64),
  /** Ended by Ctrl-C. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** What the process ends with. */
  public int code() {
    return code;
  }

  /** The first of 1, 3, 4, 2 that applies. */
  public static ExitCode of(Facts facts) {
    if (facts.failed()) {
      return ERROR;
    }
    if (facts.partly()) {
      return PARTLY;
    }
    if (facts.conflicts()) {
      return CONFLICTS;
    }
    return facts.toApply() ? TO_APPLY : DONE;
  }
}

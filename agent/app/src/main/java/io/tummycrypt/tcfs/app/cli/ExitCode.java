package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Facts;

/** What the exit code of every command means. */
public enum ExitCode {
  DONE(0, "done, or nothing to do"),
  ERROR(
      1,
      "error: nothing could be tried; also when a plan was not confirmed, and when a result could"
          + " not be written out"),
  TO_APPLY(
      2,
      "there is something to apply: only of `diff-desired`, and of `status --exit-code`; there is a"
          + " difference: only of `diff --exit-code`"),
  PARTLY(
      3,
      "partly done: a path failed, a root is halted, an action is held, or something is left for"
          + " later. A path that cannot be carried counts; sockets, pipes and devices do not, for"
          + " nobody expects them elsewhere; of `doctor`: there is an error; of `store`: an object is"
          + " damaged, or cannot be read"),
  CONFLICTS(
      4,
      "conflicts wait for a person; of `push`: the fleet has a version that this device has not"
          + " seen; of `import`: the fleet has something else at a path"),
  USAGE(64, "wrong usage, such as an unknown option, or a value that cannot be a name or a URL"),
  NO_DEVICE(
      78,
      "of `tcfsd`: this machine is not part of a fleet, or what its `device.yaml` and environment say"
          + " of it does not hold; to start it again does not help"),
  INTERRUPTED(130, "interrupted (Ctrl-C): nothing is lost; run the command again");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** What the process ends with. */
  public int code() {
    return code;
  }

  /** What it tells, in Markdown. */
  public String meaning() {
    return meaning;
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

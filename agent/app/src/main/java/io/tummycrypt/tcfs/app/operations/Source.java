package io.tummycrypt.tcfs.app.operations;

import java.nio.file.Path;

/** Which state of the fleet document a plan is for. */
public sealed interface Source {
  /** What every device follows. */
  record Published(long revision) implements Source {}

  /**
   * A working copy that says something else than what is published; only {@code diff-desired} and
   * {@code status} look at it.
   *
   * @param madeFrom the revision that the copy was made from
   * @param published the highest revision
   */
  record WorkingCopy(Path file, long madeFrom, long published) implements Source {}
}

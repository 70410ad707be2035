package io.tummycrypt.tcfs.app.operations;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which state of the fleet document a plan is for. */
public sealed interface Source {
  /**
   * What every device follows.
   *
   * @param from where the document comes from; null if it is written by hand
   */
  record Published(long revision, @Nullable String from) implements Source {
    /** What is written by hand. */
    public Published(long revision) {
      this(revision, null);
    }
  }

  /**
   * A working copy that says something else than what is published; only {@code diff-desired} and
   * {@code status} look at it.
   *
   * @param madeFrom the revision that the copy was made from
   * @param published the highest revision
   */
  record WorkingCopy(Path file, long madeFrom, long published) implements Source {}
}

package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.check.Damage;
import java.util.List;

/**
 * What came of a copy.
 *
 * @param objects that were created now, and their {@code bytes}
 * @param present objects that were there already
 * @param problems objects that are damaged or cannot be read; what each says is whether it was left
 *     out, or copied as it is
 * @param left objects that are none of a fleet's, and stay where they are
 */
public record Copied(long objects, long bytes, long present, List<Problem> problems, long left) {
  public Copied {
    problems = List.copyOf(problems);
  }

  /**
   * Something is wrong with an object.
   *
   * @param object its key; of those that were held back together, what their keys begin with
   * @param text in words for people
   */
  public record Problem(String object, Side side, Damage.Kind kind, String text) {}

  /** In which of the two stores something is wrong. */
  public enum Side {
    SOURCE,
    TARGET
  }
}

package io.tummycrypt.tcfs.store.copy;

import java.util.List;

/**
 * What came of a copy.
 *
 * @param objects that were created now, and their {@code bytes}
 * @param present objects that were there already
 * @param problems objects that are damaged; packs and segments among them were left out, others
 *     copied as they are
 * @param left objects that are none of a fleet's, and stay where they are
 */
public record Copied(long objects, long bytes, long present, List<Problem> problems, long left) {
  public Copied {
    problems = List.copyOf(problems);
  }

  /** Something is wrong with an object; in words for people. */
  public record Problem(String object, String text) {}
}

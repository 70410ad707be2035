package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a root is to be looked at.
 *
 * @param isWhole whether it is all of it
 * @param paths what is at these and below; none if it is all
 */
public record Area(boolean isWhole, SortedSet<TreePath> paths) {
  /** All of a root. */
  public static final Area WHOLE = new Area(true, Collections.emptySortedSet());

  /** Nothing. */
  public static final Area NONE = new Area(false, Collections.emptySortedSet());

  public Area {
    paths = isWhole ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(paths);
  }

  /** These paths and what is below them. */
  static Area of(SortedSet<TreePath> paths) {
    return new Area(false, new TreeSet<>(paths));
  }

  /** Whether there is nothing to look at. */
  public boolean isEmpty() {
    return !isWhole && paths.isEmpty();
  }
}

package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.SortedUnion;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The paths of a root at which the fleet has something. Those at rest are nearly all of them, and
 * they are not kept again.
 */
final class LivePaths {
  /** In order; live unless they are gone. */
  private final List<TreePath> rested;

  private final Set<TreePath> gone = new HashSet<>();
  private final TreeSet<TreePath> others = new TreeSet<>();

  /**
   * @param rested those that were at rest, in order
   */
  LivePaths(List<TreePath> rested) {
    this.rested = rested;
  }

  /** Takes down what there is as the states of the other paths are now. */
  void note(Iterable<PathState> states) {
    gone.clear();
    others.clear();
    for (PathState state : states) {
      if (state.siblings().isLive()) {
        others.add(state.path);
      } else if (wasAtRest(state.path)) {
        gone.add(state.path);
      }
    }
  }

  private boolean wasAtRest(TreePath path) {
    return Collections.binarySearch(rested, path) >= 0;
  }

  void add(TreePath path) {
    gone.remove(path);
    others.add(path);
  }

  boolean contains(TreePath path) {
    return others.contains(path) || (wasAtRest(path) && !gone.contains(path));
  }

  boolean hasBelow(TreePath folder) {
    TreePath next = others.higher(folder);
    return (next != null && next.isWithin(folder)) || hasRestedBelow(folder);
  }

  private boolean hasRestedBelow(TreePath folder) {
    int at = Collections.binarySearch(rested, folder);
    int next = at < 0 ? -at - 1 : at + 1;
    while (next < rested.size() && rested.get(next).isWithin(folder)) {
      if (!gone.contains(rested.get(next))) {
        return true;
      }
      next++;
    }
    return false;
  }

  /** Those that have others below them. What is below a path follows it directly. */
  List<TreePath> withSomeBelow() {
    List<TreePath> found = new ArrayList<>();
    TreePath before = null;
    for (TreePath path : inOrder()) {
      if (before != null && path.isWithin(before)) {
        found.add(before);
      }
      before = path;
    }
    return found;
  }

  /** All of them; there may be no change meanwhile. */
  Iterable<TreePath> inOrder() {
    Iterable<TreePath> resting =
        () -> rested.stream().filter(path -> !gone.contains(path)).iterator();
    return SortedUnion.of(List.of(resting, others));
  }
}

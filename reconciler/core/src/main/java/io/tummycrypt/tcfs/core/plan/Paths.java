package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The paths of one root while it is being planned. One that nobody has seen yet, such as that of a
 * new conflict copy, gets its state when it is asked for; so does one at rest, for most paths are.
 */
final class Paths {
  private final NavigableMap<TreePath, PathState> states = new TreeMap<>();
  private final Function<TreePath, PathState> unseen;
  private final List<TreePath> rested = new ArrayList<>();
  private long filesAtRest;

  Paths(Function<TreePath, PathState> unseen) {
    this.unseen = unseen;
  }

  void add(PathState state) {
    states.put(state.path, state);
  }

  /**
   * Takes the next path at which nothing is to be done: what is here, what was agreed and the one
   * version that the fleet has are the same.
   *
   * @param isFile whether that is a file or a link
   */
  void addAtRest(TreePath path, boolean isFile) {
    rested.add(path);
    filesAtRest += isFile ? 1 : 0;
  }

  PathState get(TreePath path) {
    PathState state = states.get(path);
    if (state == null) {
      state = unseen.apply(path);
      if (wasAtRest(path) && DeletionGuard.isFile(state.current)) {
        filesAtRest--;
      }
      states.put(path, state);
    }
    return state;
  }

  private boolean wasAtRest(TreePath path) {
    return Collections.binarySearch(rested, path) >= 0;
  }

  /** Whether the path is at rest, and nobody has asked for its state. */
  boolean isAtRest(TreePath path) {
    return wasAtRest(path) && !states.containsKey(path);
  }

  /** The paths that were added at rest, in order. */
  List<TreePath> rested() {
    return Collections.unmodifiableList(rested);
  }

  /** How many paths at rest have a file or a link. */
  long filesAtRest() {
    return filesAtRest;
  }

  /** Asks for the state of every path. */
  void wakeAll() {
    rested.forEach(this::get);
  }

  /** The states of all paths that are not at rest, in the order of their paths. */
  Collection<PathState> all() {
    return Collections.unmodifiableCollection(states.values());
  }

  /**
   * The states below {@code folder}, itself excluded, of the paths that are not at rest: where
   * nothing is here, or a file or an empty folder, no path below is at rest.
   */
  List<PathState> below(TreePath folder) {
    return states.tailMap(folder, false).values().stream()
        .takeWhile(state -> state.path.isWithin(folder))
        .toList();
  }
}

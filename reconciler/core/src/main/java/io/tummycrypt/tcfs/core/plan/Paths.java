package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The paths of one root while it is being planned. One that nobody has seen yet, such as that of a
 * new conflict copy, gets its state when it is asked for.
 */
final class Paths {
  private final NavigableMap<TreePath, PathState> states = new TreeMap<>();
  private final Function<TreePath, PathState> unseen;

  Paths(Function<TreePath, PathState> unseen) {
    this.unseen = unseen;
  }

  void add(PathState state) {
    states.put(state.path, state);
  }

  PathState get(TreePath path) {
    PathState state = states.get(path);
    if (state == null) {
      state = unseen.apply(path);
      states.put(path, state);
    }
    return state;
  }

  /** All states in the order of their paths. */
  Collection<PathState> all() {
    return Collections.unmodifiableCollection(states.values());
  }

  /** The states below {@code folder}, itself excluded. */
  List<PathState> below(TreePath folder) {
    return states.tailMap(folder, false).values().stream()
        .takeWhile(state -> state.path.isWithin(folder))
        .toList();
  }
}

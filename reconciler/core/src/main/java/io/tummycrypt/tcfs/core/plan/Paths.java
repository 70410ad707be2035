package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The paths of one root while it is being planned. A path that nobody has seen has an empty state.
 */
final class Paths {
  private final NavigableMap<TreePath, PathState> states = new TreeMap<>();

  void add(PathState state) {
    states.put(state.path, state);
  }

  PathState get(TreePath path) {
    PathState state = states.get(path);
    if (state == null) {
      state = new PathState(path, null, Content.nothing(), null, List.of());
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

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What failed and is waited for. What waits is tried again once it changes here, of which the
 * system tells; that something else is to be done there, for another device has published a change,
 * only the plan tells.
 */
final class FailedActions {
  private final Attention attention;

  /**
   * What was planned for a path when that failed: versions to fetch, and kinds of other actions.
   */
  private final SortedMap<RootName, SortedMap<TreePath, List<Object>>> failed = new TreeMap<>();

  /** Nothing has failed yet. */
  FailedActions(Attention attention) {
    this.attention = attention;
  }

  /**
   * Takes up what came of a plan. Where something else is planned than what failed, that is to be
   * tried at once.
   *
   * @param skipped what was not tried
   */
  void note(Plan plan, Report report, SortedMap<RootName, SortedSet<TreePath>> skipped) {
    if (failed.isEmpty() && report.failures().isEmpty()) {
      return;
    }
    SortedMap<RootName, SortedMap<TreePath, List<Object>>> planned = planned(plan);
    failed.forEach((root, paths) -> {
      SortedSet<TreePath> waiting = skipped.getOrDefault(root, Collections.emptySortedSet());
      paths.keySet().removeIf(path -> !waiting.contains(path));
      paths.entrySet().removeIf(each -> isOtherwise(root, each, planned));
    });
    for (Report.Failure failure : report.failures()) {
      SortedSet<TreePath> waiting = skipped.get(failure.root());
      if (waiting == null || !waiting.contains(failure.path())) {
        failed
            .computeIfAbsent(failure.root(), _ -> new TreeMap<>())
            .put(failure.path(), at(planned, failure.root(), failure.path()));
      }
    }
    failed.values().removeIf(Map::isEmpty);
  }

  private boolean isOtherwise(
      RootName root,
      Map.Entry<TreePath, List<Object>> before,
      SortedMap<RootName, SortedMap<TreePath, List<Object>>> planned) {
    boolean isOtherwise = !before.getValue().equals(at(planned, root, before.getKey()));
    if (isOtherwise) {
      attention.hear(new Signal.Changed(root, before.getKey(), /* isComplete= */ true));
    }
    return isOtherwise;
  }

  private static List<Object> at(
      SortedMap<RootName, SortedMap<TreePath, List<Object>>> planned,
      RootName root,
      TreePath path) {
    SortedMap<TreePath, List<Object>> paths = planned.get(root);
    return paths == null ? List.of() : paths.getOrDefault(path, List.of());
  }

  /** What is planned because of others; what is done here is heard of. */
  private static SortedMap<RootName, SortedMap<TreePath, List<Object>>> planned(Plan plan) {
    TreeMap<RootName, SortedMap<TreePath, List<Object>>> planned = new TreeMap<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.Local) {
        planned
            .computeIfAbsent(action.root(), _ -> new TreeMap<>())
            .computeIfAbsent(action.path(), _ -> new ArrayList<>())
            .add(action instanceof Action.Pull pull ? pull.next().dot() : action.getClass());
      }
    }
    return planned;
  }
}

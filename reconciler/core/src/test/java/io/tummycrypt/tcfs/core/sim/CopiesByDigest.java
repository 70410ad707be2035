package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan whose conflict copies are named by device and content, and not by the edit. */
final class CopiesByDigest {
  private final Observed observed;
  private final Plan plan;
  private final Map<TreePath, TreePath> names = new TreeMap<>();
  private final Set<TreePath> covered = new TreeSet<>();

  CopiesByDigest(Observed observed, Plan plan) {
    this.observed = observed;
    this.plan = plan;
    for (Action action : plan.actions()) {
      if (action instanceof Action.PushCopy(Version version, var _)) {
        TreePath name = name(version);
        names.put(version.path(), name);
        if (isCovered(name, version)) {
          covered.add(version.path());
        }
      }
    }
  }

  private static TreePath name(Version copy) {
    String name = copy.path().name();
    int dash = name.lastIndexOf('-');
    int dot = name.indexOf('.', dash);
    String extension = dot < 0 ? "" : name.substring(dot);
    String digest = Long.toHexString(Contents.hash(copy.content()) & 0xffffffffffL);
    return copy.path().sibling(name.substring(0, dash + 1) + digest + extension);
  }

  private boolean isCovered(TreePath name, Version copy) {
    Base base = observed.state().bases(SimDevice.ROOT).get(name);
    return (base != null && base.clock().covers(copy.clock()))
        || Rewrite.view(observed).versions(SimDevice.ROOT, name).stream()
            .anyMatch(version -> version.clock().covers(copy.clock()));
  }

  Plan renamed() {
    List<Action> actions = new ArrayList<>();
    for (Action action : plan.actions()) {
      TreePath name = names.get(action.path());
      if (name == null) {
        actions.add(action);
      } else if (!covered.contains(action.path())) {
        actions.add(renamed(action, name));
      }
    }
    return Rewrite.actions(plan, actions);
  }

  private static Action renamed(Action action, TreePath name) {
    return switch (action) {
      case Action.PushCopy(Version version, var reason) ->
          new Action.PushCopy(moved(version, name), reason);
      case Action.Pull pull ->
          new Action.Pull(
              pull.root(), name, pull.expected(), pull.next(), pull.bytesDown(), pull.reason());
      case Action.Push _, Action.PushDeletion _, Action.Delete _, Action.MakeFolder _ -> action;
      case Action.RemoveFolder _, Action.SetAttributes _, Action.Adopt _ -> action;
    };
  }

  private static Version moved(Version version, TreePath to) {
    return new Version(
        version.root(),
        to,
        version.content(),
        version.mtime(),
        version.clock(),
        version.by(),
        version.dot(),
        version.from(),
        version.onConflict(),
        version.copyOf(),
        version.movedFrom());
  }
}

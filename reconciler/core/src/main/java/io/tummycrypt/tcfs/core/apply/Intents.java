package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action.Local;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What paths of one root may stand at, though nobody has noted that they do. If the process dies,
 * or a step fails that may be done, what was placed is not taken for the work of a user: the next
 * plan compares what is there with what was intended.
 */
final class Intents {
  private final RootName root;
  private final PathMap<Base> bases;

  private Intents(RootName root, PathMap<Base> bases) {
    this.root = root;
    this.bases = bases;
  }

  /** What is intended by now. */
  static Intents of(DeviceState state, RootName root) {
    return new Intents(root, state.intended(root).copy());
  }

  /** What these actions make of their paths. */
  static Intents of(RootName root, List<Local> actions) {
    return new Intents(root, new PathMap<>()).with(actions);
  }

  Intents with(List<Local> actions) {
    PathMap<Base> more = bases.copy();
    for (Local action : actions) {
      Base next = action.next();
      if (next != null) {
        more.put(action.path(), next.untrusted());
      }
    }
    return new Intents(root, more);
  }

  boolean isEmpty() {
    return bases.isEmpty();
  }

  Intents without(Collection<TreePath> paths) {
    return where((path, _) -> !paths.contains(path));
  }

  /**
   * Those of which a plan of {@code device} cannot tell whether they have come true: their paths
   * cannot be read, or their versions may be in heads that are missing.
   */
  Intents outOfSight(LocalTree tree, Observed observed, DeviceName device) {
    boolean isClosed = observed.heads().areClosed(device);
    return where((path, base) ->
        tree.problemAt(path) != null
            || (!isClosed && !observed.view().knows(root, path, base.dot())));
  }

  private Intents where(BiPredicate<TreePath, Base> condition) {
    return new Intents(root, bases.where(condition));
  }

  /** To be committed before any of it is done. */
  List<StateChange> begin() {
    List<StateChange> changes = new ArrayList<>();
    bases.forEach((path, base) -> changes.add(new StateChange.Intend(root, path, base)));
    return changes;
  }

  /** To be committed when all else that was intended is done, or given up. */
  List<StateChange> endAllOthers() {
    List<StateChange> changes = new ArrayList<>();
    changes.add(new StateChange.EndIntents(root));
    changes.addAll(begin());
    return changes;
  }
}

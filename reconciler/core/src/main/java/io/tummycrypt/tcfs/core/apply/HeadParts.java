package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Publish;
import io.tummycrypt.tcfs.core.plan.Action.Push;
import io.tummycrypt.tcfs.core.plan.Action.PushDeletion;
import io.tummycrypt.tcfs.core.plan.DeletionGuard;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the files that a plan publishes may go in heads of their own, before all else. Between
 * two heads others look, and the process may die; so only that may go early which means the same by
 * itself: new files that supersede nothing, are not moved here, and stand neither in place of
 * something nor around it.
 */
final class HeadParts {
  /** The paths at which something is published that is no new file, or more than one thing. */
  private final Map<RootName, NavigableSet<TreePath>> others = new TreeMap<>();

  /** What goes from some path. */
  private final Set<Object> leaving = new HashSet<>();

  private HeadParts(Plan plan) {
    TreeMap<RootName, Set<TreePath>> pushed = new TreeMap<>();
    for (Action action : plan.actions()) {
      if (action instanceof PushDeletion deletion) {
        leaving.add(DeletionGuard.identity(deletion.version().from()));
      }
      boolean isNew =
          isNewFile(action)
              && pushed.computeIfAbsent(action.root(), _ -> new HashSet<>()).add(action.path());
      if (action instanceof Publish && !isNew) {
        others.computeIfAbsent(action.root(), _ -> new TreeSet<>()).add(action.path());
      }
    }
  }

  /**
   * All but the last of these files, in parts that are worth a head each; none if all of it is not
   * much.
   *
   * @param most of bytes that are published at once, but for a single file
   */
  static List<List<Push>> of(Plan plan, Portions portions, long most) {
    List<List<Push>> parts = new ArrayList<>();
    long pushes = plan.actions().stream().filter(Push.class::isInstance).count();
    if (pushes <= portions.whole() && bytesUp(plan) <= most) {
      return parts;
    }
    HeadParts all = new HeadParts(plan);
    List<Push> part = new ArrayList<>();
    long bytes = 0;
    for (Action action : plan.actions()) {
      if (!(action instanceof Push push) || !all.mayGoEarly(push)) {
        continue;
      }
      if (part.size() == portions.published() || bytes >= most) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(push);
      bytes += push.bytesUp();
    }
    return parts;
  }

  private static long bytesUp(Plan plan) {
    long bytes = 0;
    for (Action action : plan.actions()) {
      bytes += action instanceof Push push ? push.bytesUp() : 0;
    }
    return bytes;
  }

  private static boolean isNewFile(Action action) {
    return action instanceof Push push && push.item() != null && push.version().isFirst();
  }

  private boolean mayGoEarly(Push push) {
    return isNewFile(push)
        && !leaving.contains(DeletionGuard.identity(push.version().content()))
        && !isBesideOthers(others.getOrDefault(push.root(), new TreeSet<>()), push.path());
  }

  private static boolean isBesideOthers(NavigableSet<TreePath> others, TreePath path) {
    if (others.isEmpty()) {
      return false;
    }
    TreePath next = others.ceiling(path);
    if (next != null && next.isWithin(path)) {
      return true;
    }
    for (TreePath around = path.parent(); around != null; around = around.parent()) {
      if (others.contains(around)) {
        return true;
      }
    }
    return false;
  }

  /** The plan without what goes early. */
  static Plan without(Plan plan, List<List<Push>> parts) {
    if (parts.isEmpty()) {
      return plan;
    }
    Set<Action> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    parts.forEach(gone::addAll);
    return plan.rest(plan.actions().stream().filter(action -> !gone.contains(action)).toList());
  }
}

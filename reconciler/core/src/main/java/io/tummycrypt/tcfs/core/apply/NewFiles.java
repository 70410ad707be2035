package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Delete;
import io.tummycrypt.tcfs.core.plan.Action.Local;
import io.tummycrypt.tcfs.core.plan.Action.MakeFolder;
import io.tummycrypt.tcfs.core.plan.Action.Publish;
import io.tummycrypt.tcfs.core.plan.Action.Pull;
import io.tummycrypt.tcfs.core.plan.Action.Push;
import io.tummycrypt.tcfs.core.plan.Action.PushCopy;
import io.tummycrypt.tcfs.core.plan.Action.PushDeletion;
import io.tummycrypt.tcfs.core.plan.DeletionGuard;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The new files of a plan that mean the same by themselves, whether they come before all else or
 * after it: they supersede nothing of others, are not moved there, and stand neither in place of
 * something nor around it. Between two heads others look, and the process may die; so only these
 * may be divided from the rest.
 */
final class NewFiles {
  private NewFiles() {}

  /** Those to be published, in the order of the plan. */
  static List<Push> pushes(Plan plan) {
    Map<RootName, Set<TreePath>> seen = new HashMap<>();
    Others others = new Others();
    Set<Dot> copied = new HashSet<>();
    for (Action action : plan.actions()) {
      switch (action) {
        case PushDeletion deletion -> others.leaves(deletion.version().from());
        case PushCopy copy -> copied.add(copy.version().dot());
        case Push _, Action.Adopt _, Local _ -> {}
      }
      boolean isNew =
          isNewFile(action)
              && seen.computeIfAbsent(action.root(), _ -> new HashSet<>()).add(action.path());
      if (action instanceof Publish && !isNew) {
        others.add(action);
      }
    }
    return plan.actions().stream()
        .filter(NewFiles::isNewFile)
        .map(Push.class::cast)
        .filter(push -> !copied.contains(push.version().dot()))
        .filter(push -> others.allow(push.root(), push.path(), push.version().content()))
        .toList();
  }

  private static boolean isNewFile(Action action) {
    return action instanceof Push push && push.item() != null && push.version().isFirst();
  }

  /** What no other device has a part in may also have been here before. */
  static boolean isEdit(Push push) {
    return push.version().from().isLive();
  }

  /** Those to be fetched, in the order of the plan. */
  static List<Pull> pulls(Plan plan) {
    Predicate<Action> isNew = action -> action instanceof Pull pull && !pull.expected().isLive();
    Others others = new Others();
    for (Action action : plan.actions()) {
      if (action instanceof Delete delete) {
        others.leaves(delete.expected());
      }
      if (!(action instanceof MakeFolder) && !isNew.test(action)) {
        others.add(action);
      }
    }
    return plan.actions().stream()
        .filter(isNew)
        .map(Pull.class::cast)
        .filter(pull -> others.allow(pull.root(), pull.path(), pull.next().content()))
        .toList();
  }

  /** What else there is to do. */
  private static final class Others {
    private final Map<RootName, NavigableSet<TreePath>> paths = new HashMap<>();

    /** What goes from some path. */
    private final Set<Object> leaving = new HashSet<>();

    void add(Action action) {
      paths.computeIfAbsent(action.root(), _ -> new TreeSet<>()).add(action.path());
    }

    void leaves(Content content) {
      leaving.add(DeletionGuard.identity(content));
    }

    boolean allow(RootName root, TreePath path, Content content) {
      return !leaving.contains(DeletionGuard.identity(content))
          && !isBeside(paths.getOrDefault(root, new TreeSet<>()), path);
    }

    private static boolean isBeside(NavigableSet<TreePath> others, TreePath path) {
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
  }
}

package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets pulls wait when they would leave less free than the document asks for. What is to move waits
 * where it is.
 */
record DiskFloor(DesiredRoot desired, LocalTree tree) {
  List<Action> hold(List<Action> actions, List<Notice> notices) {
    long needed = bytesWritten(actions);
    long floor = desired.guards().minFreeBytes().value();
    if (needed == 0 || tree.freeBytes() - needed >= floor) {
      return actions;
    }
    notices.add(new Notice.DiskFloor(desired.name(), needed, tree.freeBytes(), floor));
    Set<Content> waiting = new HashSet<>();
    NavigableSet<TreePath> staying = new TreeSet<>();
    for (Action action : actions) {
      if (action instanceof Action.Pull pull) {
        waiting.add(pull.next().content());
      }
    }
    for (Action action : actions) {
      if (action instanceof Action.Delete move && waiting.contains(move.expected())) {
        staying.add(move.path());
      }
    }
    return actions.stream().filter(action -> goesOn(action, staying)).toList();
  }

  /**
   * A content that is here already is written once more all the same: what it is copied from, or
   * what it replaces, still takes its space.
   */
  private static long bytesWritten(List<Action> actions) {
    long bytes = 0;
    for (Action action : actions) {
      bytes += action instanceof Action.Pull pull ? pull.next().content().bytes() : 0;
    }
    return bytes;
  }

  private static boolean goesOn(Action action, NavigableSet<TreePath> staying) {
    return switch (action) {
      case Action.Pull _ -> false;
      case Action.Delete delete -> !staying.contains(delete.path());
      case Action.MakeFolder folder -> !staying.contains(folder.path());
      case Action.RemoveFolder folder -> !hasAny(staying, folder.path());
      case Action.SetAttributes _, Action.Adopt _, Action.Publish _ -> true;
    };
  }

  private static boolean hasAny(NavigableSet<TreePath> staying, TreePath folder) {
    TreePath next = staying.ceiling(folder);
    return next != null && next.isWithin(folder);
  }
}

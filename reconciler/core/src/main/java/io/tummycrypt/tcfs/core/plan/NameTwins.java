package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Which paths a folding file system would take for one. Folders count as well: what two of them
 * hold would end up in one.
 */
final class NameTwins {
  private final Map<String, TreePath> kept = new HashMap<>();

  /** Takes a path that is carried, whatever else is. */
  void keep(TreePath path) {
    for (TreePath part : parts(path)) {
      kept.putIfAbsent(SafeNames.fold(part.toString()), part);
    }
  }

  /** Whether the path, or a folder above it, would be taken for another that is kept. */
  boolean isTwin(TreePath path) {
    for (TreePath part : parts(path)) {
      TreePath other = kept.get(SafeNames.fold(part.toString()));
      if (other != null && !other.equals(part)) {
        return true;
      }
    }
    return false;
  }

  /** The path and all folders above it, from the top down. */
  private static Deque<TreePath> parts(TreePath path) {
    Deque<TreePath> parts = new ArrayDeque<>();
    for (TreePath at = path; at != null; at = at.parent()) {
      parts.addFirst(at);
    }
    return parts;
  }
}

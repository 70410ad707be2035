package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which paths a folding file system would take for one. Folders count as well: what two of them
 * hold would end up in one.
 */
final class NameTwins {
  /** The first path of each spelling. */
  private final Map<String, TreePath> kept = new HashMap<>();

  /** All paths that were to be kept; the folders above each of them are among them. */
  private final Set<TreePath> noted = new HashSet<>();

  /** What {@link #keepUnlessTwin} found, which stays so: nothing that is kept is given up again. */
  private final Map<TreePath, Boolean> twins = new HashMap<>();

  /** Takes a path that is carried, whatever else is. */
  void keep(TreePath path) {
    TreePath part = path;
    while (part != null && noted.add(part)) {
      kept.putIfAbsent(SafeNames.fold(part.toString()), part);
      part = part.parent();
    }
  }

  /**
   * Takes a path, unless it, or a folder above it, would be taken for another that is kept.
   *
   * @return whether it was taken
   */
  boolean keepUnlessTwin(TreePath path) {
    boolean twin = isTwin(path);
    if (!twin) {
      keep(path);
    }
    return !twin;
  }

  private boolean isTwin(TreePath path) {
    List<TreePath> asked = new ArrayList<>();
    for (TreePath part = path; part != null; part = part.parent()) {
      Boolean known = twins.get(part);
      if (known != null) {
        return note(asked, known);
      }
      asked.add(part);
      TreePath other = kept.get(SafeNames.fold(part.toString()));
      if (other != null && !other.equals(part)) {
        return note(asked, true);
      }
    }
    return note(asked, false);
  }

  private boolean note(List<TreePath> paths, boolean twin) {
    paths.forEach(path -> twins.put(path, twin));
    return twin;
  }
}

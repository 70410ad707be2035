package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.List;

/**
 * The rules that hold for what is directly in one folder which is itself included. A scanner asks
 * for them once for each folder; then a path costs no look-up.
 */
public final class FolderRules {
  private final String folder;
  private final List<IgnoreFile> deepestLast;

  FolderRules(String folder, List<IgnoreFile> deepestLast) {
    this.folder = folder;
    this.deepestLast = List.copyOf(deepestLast);
  }

  /**
   * Decides about something in this folder.
   *
   * @param isFolder whether it is a folder; a link to one is not
   * @throws IllegalArgumentException if {@code path} is not directly in this folder
   */
  public Decision decide(TreePath path, boolean isFolder) {
    Target target = Target.of(path, isFolder);
    int length = Math.max(target.nameStart() - 1, 0);
    if (length != folder.length() || !target.text().startsWith(folder)) {
      throw new IllegalArgumentException(
          "path '"
              + Printable.of(path.toString())
              + "' is not directly in the folder that these rules are for");
    }
    return decide(deepestLast, target);
  }

  /** What the highest-ranking file decides that has a line for the target. */
  static Decision decide(List<IgnoreFile> deepestLast, Target target) {
    for (IgnoreFile file : deepestLast.reversed()) {
      Decision decision = file.decide(target);
      if (decision != null) {
        return decision;
      }
    }
    return Decision.Included.BY_NO_RULE;
  }
}

package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.SortedSet;
import java.util.TreeSet;

/** From which paths down a tree has to be looked at again. */
final class Tops {
  private Tops() {}

  /**
   * Goes up from each path as far as the tree does not have what is above it.
   *
   * @return paths of which none is below another
   */
  static SortedSet<TreePath> of(SortedSet<TreePath> paths, LocalTree tree) {
    TreeSet<TreePath> tops = new TreeSet<>();
    for (TreePath path : paths) {
      if (tops.isEmpty() || !path.isWithin(tops.last())) {
        TreePath top = top(path, tree);
        tops.tailSet(top, true).removeIf(each -> each.isWithin(top));
        tops.add(top);
      }
    }
    return tops;
  }

  private static TreePath top(TreePath path, LocalTree tree) {
    TreePath top = path;
    for (TreePath above = path.parent(); above != null; above = above.parent()) {
      LocalItem item = tree.items().get(above);
      if (item == null || !(item.content() instanceof Content.Folder)) {
        top = above;
      }
    }
    return top;
  }
}

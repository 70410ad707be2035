package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.List;
import java.util.TreeMap;

/** What two scans of the same tree have in common. */
record SeenTree(
    TreeMap<TreePath, Content> items, List<TreePath> empty, Object problems, Object names) {
  static SeenTree of(LocalTree tree) {
    TreeMap<TreePath, Content> items = new TreeMap<>();
    tree.items().forEach((path, item) -> items.put(path, item.content()));
    List<TreePath> empty =
        tree.items().entrySet().stream()
            .filter(each -> each.getValue().empty())
            .map(each -> each.getKey())
            .toList();
    return new SeenTree(items, empty, tree.problems(), tree.nameProblems());
  }
}

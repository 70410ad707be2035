package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a folder must be when all is settled, from the heads alone and in the plainest words. */
final class Reference {
  private Reference() {}

  static SortedMap<TreePath, Content> of(Collection<Head> heads) {
    TreeMap<TreePath, List<Version>> all = new TreeMap<>();
    for (Head head : heads) {
      for (Version version : Fleet.entries(head)) {
        all.computeIfAbsent(version.path(), _ -> new ArrayList<>()).add(version);
      }
    }
    TreeMap<TreePath, Content> tree = new TreeMap<>();
    for (Map.Entry<TreePath, List<Version>> path : all.entrySet()) {
      Content first = first(path.getValue());
      if (first.isLive()) {
        tree.put(path.getKey(), first);
      }
    }
    for (TreePath path : List.copyOf(tree.keySet())) {
      for (TreePath above = path.parent(); above != null; above = above.parent()) {
        tree.putIfAbsent(above, new Content.Folder(Content.Folder.USUAL_MODE));
      }
    }
    return tree;
  }

  /** Of what nothing has seen, the folder, or else the first in the order. */
  private static Content first(List<Version> versions) {
    List<Version> left = new ArrayList<>();
    for (Version version : versions) {
      if (versions.stream().noneMatch(other -> other.clock().dominates(version.clock()))) {
        left.add(version);
      }
    }
    left.sort(Version.SIBLING_ORDER);
    for (Version version : left) {
      if (version.content() instanceof Content.Folder) {
        return version.content();
      }
    }
    return left.getFirst().content();
  }
}

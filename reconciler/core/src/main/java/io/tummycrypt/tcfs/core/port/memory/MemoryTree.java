package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The tree itself: what is at each path, what stands in the way, and the time. */
final class MemoryTree {
  /** A path is in here only if all folders above it are. */
  final TreeMap<TreePath, Node> nodes = new TreeMap<>();

  final TreeMap<TreePath, Problem> obstacles = new TreeMap<>();
  private final LongSupplier nanos;
  private long inodes = 1;

  MemoryTree(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Becomes the same as {@code other}, down to the numbers of the files. */
  void takeOver(MemoryTree other) {
    nodes.putAll(other.nodes);
    obstacles.putAll(other.obstacles);
    inodes = other.inodes;
  }

  long now() {
    return nanos.getAsLong();
  }

  Node create(Content content, long mtime) {
    return new Node(content, mtime, now(), inodes++);
  }

  @Nullable Node at(TreePath path) {
    return nodes.get(path);
  }

  void put(TreePath path, Node node) {
    TreePath above = path.parent();
    Node folder = above == null ? null : at(above);
    if (above != null && (folder == null || !folder.isFolder())) {
      throw new IllegalStateException("'" + above + "' is no folder, and '" + path + "' is in it");
    }
    nodes.put(path, node);
  }

  /** The names directly in a folder, in order; null stands for the top. */
  List<TreePath> children(@Nullable TreePath folder) {
    List<TreePath> children = new ArrayList<>();
    for (TreePath path :
        folder == null ? nodes.keySet() : nodes.tailMap(folder, /* inclusive= */ false).keySet()) {
      if (folder != null && !path.isWithin(folder)) {
        break;
      }
      TreePath above = path.parent();
      if (folder == null ? above == null : folder.equals(above)) {
        children.add(path);
      }
    }
    return children;
  }

  boolean isEmpty(TreePath folder) {
    TreePath next = nodes.higherKey(folder);
    return next == null || !next.isWithin(folder);
  }

  /** Takes away what is at {@code path} and below it. */
  void removeAll(TreePath path) {
    nodes.keySet().removeIf(each -> each.isWithin(path));
    obstacles.keySet().removeIf(each -> each.isWithin(path));
  }

  /** Takes what is at {@code path} and below it to another place that is not below it. */
  void move(TreePath path, TreePath to) {
    TreeMap<TreePath, Node> moved = new TreeMap<>();
    nodes.forEach((each, node) -> {
      if (each.isWithin(path)) {
        moved.put(TreePath.parse(to + each.toString().substring(path.toString().length())), node);
      }
    });
    removeAll(path);
    moved.forEach(this::put);
  }

  /** The highest thing above {@code path} that is there and is no folder; null if none. */
  @Nullable Node inTheWay(TreePath path) {
    Node found = null;
    for (TreePath at = path.parent(); at != null; at = at.parent()) {
      Node node = at(at);
      if (node != null && !node.isFolder()) {
        found = node;
      }
    }
    return found;
  }

  @Nullable Problem obstacle(TreePath path) {
    for (TreePath at = path; at != null && !obstacles.isEmpty(); at = at.parent()) {
      Problem problem = obstacles.get(at);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }
}

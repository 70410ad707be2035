package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A folder in memory. Every step that cannot be done as asked says so. */
final class ModelTree {
  private static final Content USUAL_FOLDER = new Content.Folder(Content.Folder.USUAL_MODE);

  private final TreeMap<TreePath, Node> nodes = new TreeMap<>();

  private record Node(Content content, Instant mtime) {}

  Content at(TreePath path) {
    Node node = nodes.get(path);
    return node == null ? Content.nothing() : node.content;
  }

  List<TreePath> paths() {
    return new ArrayList<>(nodes.keySet());
  }

  boolean isEmptyAt(TreePath folder) {
    TreePath next = nodes.higherKey(folder);
    return next == null || !next.isWithin(folder);
  }

  /** Whether something other than a folder is above the path. */
  boolean isBlocked(TreePath path) {
    TreePath above = path.parent();
    return above != null
        && ((at(above).isLive() && !(at(above) instanceof Content.Folder)) || isBlocked(above));
  }

  /** Puts something where nothing, a file or a link is; folders above are made. */
  boolean put(TreePath path, Content content, Instant mtime) {
    boolean folderInTheWay =
        at(path) instanceof Content.Folder && !(content instanceof Content.Folder);
    if (isBlocked(path) || folderInTheWay) {
      return false;
    }
    for (TreePath above = path.parent(); above != null; above = above.parent()) {
      nodes.putIfAbsent(above, new Node(USUAL_FOLDER, mtime));
    }
    nodes.put(path, new Node(content, mtime));
    return true;
  }

  /** Removes a file, a link, or an empty folder. */
  boolean remove(TreePath path) {
    return isEmptyAt(path) && nodes.remove(path) != null;
  }

  void removeAll(TreePath path) {
    nodes.keySet().removeIf(node -> node.isWithin(path));
  }

  Stat stat(TreePath path) {
    return item(path).stat();
  }

  PathMap<LocalItem> scan() {
    PathMap<LocalItem> items = new PathMap<>();
    nodes.keySet().forEach(path -> items.put(path, item(path)));
    return items;
  }

  private LocalItem item(TreePath path) {
    Node node = nodes.get(path);
    if (node == null) {
      throw new IllegalStateException("nothing is at '" + path + "'");
    }
    long nanos = Duration.between(Instant.EPOCH, node.mtime).toNanos();
    Stat stat = new Stat(node.content.bytes(), nanos, 0, 1);
    boolean empty = node.content instanceof Content.Folder && isEmptyAt(path);
    return new LocalItem(node.content, stat, /* trusted= */ true, empty);
  }

  /** Paths, contents and modes; an mtime may have been touched. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    nodes.forEach((path, node) ->
        out.append(path).append(' ').append(Contents.text(node.content)).append('\n'));
    return out.toString();
  }
}

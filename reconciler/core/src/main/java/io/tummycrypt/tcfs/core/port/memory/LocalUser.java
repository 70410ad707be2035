package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The hands of the person whose files they are: changes a tree in memory beside tcfs, at any
 * moment. What cannot be done is an {@link IllegalStateException}: the scenario is wrong.
 */
public final class LocalUser {
  private final MemoryTree tree;

  LocalUser(MemoryTree tree) {
    this.tree = tree;
  }

  /** Everything that is there, folders included. */
  public SortedMap<TreePath, Content> tree() {
    TreeMap<TreePath, Content> all = new TreeMap<>();
    tree.nodes.forEach((path, node) -> all.put(path, node.content()));
    return all;
  }

  /** What is at {@code path}; a tombstone if nothing is. */
  public Content at(TreePath path) {
    Node node = tree.at(path);
    return node == null ? Content.nothing() : node.content();
  }

  /** Writes a file: in place if one is there, else anew; a link is replaced, a folder is not. */
  public void write(TreePath path, Content.File file) {
    Node there = tree.at(path);
    if (there != null && there.isFolder()) {
      throw new IllegalStateException("a folder is at '" + path + "'");
    }
    boolean inPlace = there != null && there.content() instanceof Content.File;
    tree.put(
        path, inPlace ? Objects.requireNonNull(there).rewritten(file, tree.now()) : fresh(file));
  }

  private Node fresh(Content content) {
    return tree.create(content, tree.now());
  }

  /** Writes a file and sets its time of last change back, as copying programs do. */
  public void writeWithTime(TreePath path, Content.File file, long mtimeNanos) {
    write(path, file);
    Node node = require(path);
    tree.put(path, new Node(node.content(), mtimeNanos, node.ctime(), node.inode()));
  }

  /** Makes a link, in place of a file or link. */
  public void link(TreePath path, String target) {
    Node there = tree.at(path);
    if (there != null && there.isFolder()) {
      throw new IllegalStateException("a folder is at '" + path + "'");
    }
    tree.put(path, fresh(new Content.Link(target)));
  }

  /** Makes a folder where nothing is. */
  public void makeFolder(TreePath path, int mode) {
    if (tree.at(path) != null) {
      throw new IllegalStateException("something is at '" + path + "'");
    }
    tree.put(path, fresh(new Content.Folder(mode)));
  }

  /** Makes the folders above {@code path} that are missing. */
  public void makeFoldersAbove(TreePath path) {
    TreePath above = path.parent();
    if (above != null && tree.at(above) == null) {
      makeFoldersAbove(above);
      makeFolder(above, Content.Folder.USUAL_MODE);
    }
  }

  /** Gives a file or folder a mode. */
  public void setMode(TreePath path, int mode) {
    tree.put(path, require(path).withMode(mode, tree.now()));
  }

  /** Sets the time of last change, as {@code touch} does. */
  public void touch(TreePath path) {
    Node node = require(path);
    tree.put(path, node.rewritten(node.content(), tree.now()));
  }

  /** Deletes what is at {@code path}, with everything below it. */
  public void delete(TreePath path) {
    require(path);
    tree.removeAll(path);
  }

  /** Renames a file, link or folder to where nothing is. */
  public void rename(TreePath from, TreePath to) {
    Node node = require(from);
    if (tree.at(to) != null || to.isWithin(from)) {
      throw new IllegalStateException("'" + from + "' cannot be renamed to '" + to + "'");
    }
    TreeMap<TreePath, Node> moved = new TreeMap<>();
    tree.nodes
        .tailMap(from, /* inclusive= */ false)
        .forEach((path, each) -> {
          if (path.isWithin(from)) {
            moved.put(
                TreePath.parse(to + path.toString().substring(from.toString().length())), each);
          }
        });
    tree.removeAll(from);
    tree.put(to, node.touched(tree.now()));
    moved.forEach(tree::put);
  }

  /** Deletes everything but the marker. */
  public void empty() {
    tree.nodes.clear();
    tree.obstacles.clear();
  }

  /** Makes what is at {@code path} impossible to observe. */
  public void obstruct(TreePath path, Problem.Kind kind) {
    require(path);
    tree.obstacles.put(path, new Problem(kind, "made so by the user"));
  }

  /** Takes back {@link #obstruct}. */
  public void clear(TreePath path) {
    tree.obstacles.remove(path);
  }

  private Node require(TreePath path) {
    @Nullable Node node = tree.at(path);
    if (node == null) {
      throw new IllegalStateException("nothing is at '" + path + "'");
    }
    return node;
  }
}

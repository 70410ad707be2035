package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What has to be done in one root's folder, and the order in which it can be done. */
final class LocalActions {
  private static final Comparator<Action> TOP_DOWN = Comparator.comparing(Action::path);

  private final RootName root;
  private final LocalTree tree;
  private final LivePaths live;

  /** What some file of the tree has; null until somebody asks. */
  private @Nullable Set<Digest> here;

  private final List<Action> adoptions = new ArrayList<>();
  private final List<Action> removals = new ArrayList<>();
  private final List<Action> arrivals = new ArrayList<>();
  private final List<Action> attributes = new ArrayList<>();
  private final TreeSet<TreePath> emptied = new TreeSet<>();

  /**
   * @param live the paths at which the fleet has something, so far as known when folders are
   *     removed
   */
  LocalActions(RootName root, LocalTree tree, LivePaths live) {
    this.root = root;
    this.tree = tree;
    this.live = live;
  }

  private static Set<Digest> contents(LocalTree tree) {
    Set<Digest> contents = new HashSet<>();
    for (LocalItem item : tree.items().values()) {
      if (item.content() instanceof Content.File file) {
        contents.add(file.digest());
      }
    }
    return contents;
  }

  List<Action> inOrder() {
    List<Action> all = new ArrayList<>(adoptions);
    removals.sort(TOP_DOWN.reversed());
    arrivals.sort(TOP_DOWN);
    attributes.sort(TOP_DOWN.reversed());
    all.addAll(removals);
    all.addAll(arrivals);
    all.addAll(attributes);
    return all;
  }

  void adopt(PathState state, Base next) {
    adoptions.add(new Action.Adopt(root, state.path, next, Reason.of(Rule.SAME_CONTENT)));
  }

  /**
   * Asks for what makes the path be as {@code next} says.
   *
   * @return true if it is so already, and only the base has to be noted
   */
  boolean make(PathState state, Base next, Reason reason) {
    Content current = state.current;
    if (!current.sameContent(next.content())) {
      change(state, next, reason);
      return false;
    }
    if (current.equals(next.content()) && hasMtime(state, next)) {
      return true;
    }
    attributes.add(new Action.SetAttributes(root, state.path, current, next, reason));
    return false;
  }

  /**
   * A file that is only agreed on anew takes the version's mtime, also if an earlier run may have
   * failed to set it; a bare touch of a file is never undone.
   */
  private static boolean hasMtime(PathState state, Base next) {
    if (!(state.current instanceof Content.File) && !(state.current instanceof Content.Link)) {
      return true;
    }
    Base before = state.before;
    boolean wasSet =
        before != null && before.content().isLive() && before.mtime().equals(next.mtime());
    if (wasSet && !state.isRecovered) {
      return true;
    }
    LocalItem item = state.item;
    return item != null && Instant.EPOCH.plusNanos(item.stat().mtimeNanos()).equals(next.mtime());
  }

  private void change(PathState state, Base next, Reason reason) {
    TreePath path = state.path;
    Content current = state.current;
    switch (next.content()) {
      case Content.Tombstone _ -> remove(state, next, reason);
      case Content.Folder _ -> {
        if (DeletionGuard.isFile(current)) {
          removals.add(new Action.Delete(root, path, current, null, reason));
        }
        arrivals.add(new Action.MakeFolder(root, path, Content.nothing(), next, reason));
      }
      case Content.File _, Content.Link _ -> {
        if (state.item != null && state.item.content() instanceof Content.Folder) {
          removeFolder(state, null, reason.rule());
        }
        Content expected = DeletionGuard.isFile(current) ? current : Content.nothing();
        long bytes = bytesDown(next.content());
        arrivals.add(new Action.Pull(root, path, expected, next, bytes, reason));
      }
    }
  }

  /** What is here already is copied; what several paths ask for may be fetched for each. */
  private long bytesDown(Content content) {
    if (here == null) {
      here = contents(tree);
    }
    return content instanceof Content.File file && !here.contains(file.digest()) ? file.size() : 0;
  }

  private void remove(PathState state, Base next, Reason reason) {
    if (!(state.current instanceof Content.Folder)) {
      removals.add(new Action.Delete(root, state.path, state.current, next, reason));
      noteEmptied(state.path);
    } else if (live.hasBelow(state.path)) {
      attributes.add(new Action.SetAttributes(root, state.path, state.current, next, reason));
    } else {
      removeFolder(state, next, reason.rule());
    }
  }

  /** Removes what the fleet knows nothing of. */
  void discard(PathState state, Reason reason) {
    if (state.current instanceof Content.Folder) {
      removeFolder(state, null, reason.rule());
    } else {
      removals.add(new Action.Delete(root, state.path, state.current, null, reason));
      noteEmptied(state.path);
    }
  }

  private void removeFolder(PathState state, @Nullable Base next, Rule rule) {
    Content there = state.item == null ? state.current : state.item.content();
    removals.add(new Action.RemoveFolder(root, state.path, there, next, Reason.of(rule)));
    noteEmptied(state.path);
  }

  /** Above a folder that is noted already, all are. */
  private void noteEmptied(TreePath path) {
    TreePath folder = path.parent();
    while (folder != null && emptied.add(folder)) {
      folder = folder.parent();
    }
  }

  /**
   * Folders that existed by what was in them go when the last of it goes, and make room for a file
   * of their name.
   *
   * @param isFolder whether the fleet has a folder with an entry of its own at a path
   */
  void removeEmptiedFolders(Predicate<TreePath> isFolder) {
    Set<TreePath> removed = new HashSet<>();
    removals.forEach(action -> removed.add(action.path()));
    for (TreePath folder : emptied) {
      LocalItem item = tree.items().get(folder);
      if (item != null
          && item.content() instanceof Content.Folder
          && !isFolder.test(folder)
          && !live.hasBelow(folder)
          && !removed.contains(folder)) {
        removals.add(
            new Action.RemoveFolder(
                root, folder, item.content(), null, Reason.of(Rule.FOLDER_EMPTIED)));
      }
    }
  }
}

package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which watch is of which folder; the kernel knows a folder by itself, not by its path. */
final class WatchedFolders {
  private static final int NONE = -1;

  private final Map<Integer, TreePath> paths = new HashMap<>();
  private final TreeMap<TreePath, Integer> watches = new TreeMap<>();
  private int top = NONE;

  /** A watch keeps its number when its folder is watched again, under whatever path. */
  void put(int watch, @Nullable TreePath path) {
    if (path == null) {
      top = watch;
      return;
    }
    remove(watch);
    paths.put(watch, path);
    watches.put(path, watch);
  }

  void remove(int watch) {
    if (watch == top) {
      top = NONE;
    }
    TreePath path = paths.remove(watch);
    if (path != null) {
      watches.remove(path, watch);
    }
  }

  /** Forgets the watches of a folder and of what is below it. */
  List<Integer> removeWithin(TreePath folder) {
    List<Integer> removed = new ArrayList<>();
    for (Map.Entry<TreePath, Integer> each : watches.tailMap(folder).entrySet()) {
      if (!each.getKey().isWithin(folder)) {
        break;
      }
      removed.add(each.getValue());
    }
    removed.forEach(this::remove);
    return removed;
  }

  boolean has(int watch) {
    return watch == top || paths.containsKey(watch);
  }

  /** Of a watch that is there; null if it is that of the top folder. */
  @Nullable TreePath path(int watch) {
    return paths.get(watch);
  }

  int size() {
    return paths.size() + (top == NONE ? 0 : 1);
  }
}

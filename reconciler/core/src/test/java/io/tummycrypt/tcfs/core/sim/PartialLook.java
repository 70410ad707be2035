package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.loop.KeptTree;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a part of a folder: what is in the rest stays as it was. What is left out, and by which
 * rules, is taken from all of it.
 */
record PartialLook(LocalTree now) implements KeptTree.Looking {
  @Override
  public LocalTree all(@Nullable LocalTree before) {
    return now;
  }

  @Override
  public @Nullable LocalTree again(LocalTree before, SortedSet<TreePath> tops) {
    PathMap<LocalItem> items = before.items().copy();
    TreeMap<TreePath, Problem> problems = new TreeMap<>(before.problems());
    for (TreePath top : tops) {
      items.removeWithin(top);
      now.items().within(top).forEach(each -> items.put(each.getKey(), each.getValue()));
      take(top, problems, now.problems());
      for (TreePath above = top.parent(); above != null; above = above.parent()) {
        LocalItem folder = now.items().get(above);
        if (folder == null || !(folder.content() instanceof Content.Folder)) {
          return null;
        }
        items.put(above, folder);
      }
    }
    return new LocalTree(
        items,
        problems,
        now.nameProblems(),
        now.ignored(),
        now.rules(),
        now.foldsNames(),
        now.freeBytes());
  }

  private static <T> void take(
      TreePath top, TreeMap<TreePath, T> into, NavigableMap<TreePath, T> from) {
    into.keySet().removeIf(path -> path.isWithin(top));
    for (Map.Entry<TreePath, T> each : from.tailMap(top, true).entrySet()) {
      if (!each.getKey().isWithin(top)) {
        break;
      }
      into.put(each.getKey(), each.getValue());
    }
  }
}

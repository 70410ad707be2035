package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.RootVersions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes once, in order, through all paths that are here, were agreed, or are known to the fleet: to
 * look each of them up in all three would take most of a plan in which little is to be done.
 */
final class SideBySide {
  private final Iterator<Map.Entry<TreePath, LocalItem>> items;
  private final Iterator<Map.Entry<TreePath, Base>> bases;
  private final Iterator<List<Version>> view;

  private Map.@Nullable Entry<TreePath, LocalItem> nextItem;
  private Map.@Nullable Entry<TreePath, Base> nextBase;
  private @Nullable List<Version> nextVersions;

  /** None of the three changes meanwhile. */
  SideBySide(PathMap<LocalItem> items, PathMap<Base> bases, RootVersions view) {
    this.items = items.entrySet().iterator();
    this.bases = bases.entrySet().iterator();
    this.view = view.iterator();
    this.nextItem = next(this.items);
    this.nextBase = next(this.bases);
    this.nextVersions = next(this.view);
  }

  /** What the three have at a path. */
  record At(TreePath path, @Nullable LocalItem item, @Nullable Base base, List<Version> versions) {}

  private static <T> @Nullable T next(Iterator<T> each) {
    return each.hasNext() ? each.next() : null;
  }

  /** The next path; null if there are no more. */
  @Nullable At next() {
    TreePath path = nextItem == null ? null : nextItem.getKey();
    path = nextBase == null ? path : first(path, nextBase.getKey());
    path = nextVersions == null ? path : first(path, nextVersions.getFirst().path());
    return path == null ? null : at(path);
  }

  private static TreePath first(@Nullable TreePath one, TreePath other) {
    return one == null || other.compareTo(one) < 0 ? other : one;
  }

  private At at(TreePath path) {
    LocalItem item = null;
    if (nextItem != null && nextItem.getKey().equals(path)) {
      item = nextItem.getValue();
      nextItem = next(items);
    }
    Base base = null;
    if (nextBase != null && nextBase.getKey().equals(path)) {
      base = nextBase.getValue();
      nextBase = next(bases);
    }
    List<Version> versions = List.of();
    if (nextVersions != null && nextVersions.getFirst().path().equals(path)) {
      versions = nextVersions;
      nextVersions = next(view);
    }
    return new At(path, item, base, versions);
  }
}

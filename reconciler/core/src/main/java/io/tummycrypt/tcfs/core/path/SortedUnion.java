package io.tummycrypt.tcfs.core.path;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The paths that are in any of several sorted sets, each once, in their order; nothing is kept. */
public final class SortedUnion implements Iterator<TreePath> {
  private final List<Ahead> all;

  private SortedUnion(List<Ahead> all) {
    this.all = all;
  }

  /** The union of these, each of which is in order and does not change meanwhile. */
  public static Iterable<TreePath> of(List<Iterable<TreePath>> sets) {
    return () -> new SortedUnion(sets.stream().map(set -> new Ahead(set.iterator())).toList());
  }

  /** Looks one ahead. */
  private static final class Ahead {
    private final Iterator<TreePath> paths;
    private @Nullable TreePath next;

    Ahead(Iterator<TreePath> paths) {
      this.paths = paths;
      advance();
    }

    void advance() {
      next = paths.hasNext() ? paths.next() : null;
    }
  }

  @Override
  public boolean hasNext() {
    return all.stream().anyMatch(each -> each.next != null);
  }

  @Override
  public TreePath next() {
    TreePath first = null;
    for (Ahead each : all) {
      if (each.next != null && (first == null || each.next.compareTo(first) < 0)) {
        first = each.next;
      }
    }
    if (first == null) {
      throw new NoSuchElementException();
    }
    for (Ahead each : all) {
      if (first.equals(each.next)) {
        each.advance();
      }
    }
    return first;
  }
}

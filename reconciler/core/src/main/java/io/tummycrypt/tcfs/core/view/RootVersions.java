package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All versions of one root in all logs, by path: those of each path that has any, in the order of
 * the paths. Immutable; there are as many as a fleet has files, so it is one array.
 */
public final class RootVersions implements Iterable<List<Version>> {
  /** Those of a root in which nobody has written anything. */
  static final RootVersions NONE = new RootVersions(new Version[0]);

  private final Version[] byPath;

  private RootVersions(Version[] byPath) {
    this.byPath = byPath;
  }

  /** These versions; those of one path stay in their order. */
  static RootVersions of(Collection<Version> versions) {
    Version[] sorted = versions.toArray(Version[]::new);
    Arrays.sort(sorted, (left, right) -> left.path().compareTo(right.path()));
    return new RootVersions(sorted);
  }

  /** The versions of one path. */
  public List<Version> at(TreePath path) {
    return at(first(path), path);
  }

  private List<Version> at(int start, TreePath path) {
    int end = start;
    while (end < byPath.length && byPath[end].path().equals(path)) {
      end++;
    }
    return switch (end - start) {
      case 0 -> List.of();
      case 1 -> List.of(byPath[start]);
      default -> Collections.unmodifiableList(Arrays.asList(byPath).subList(start, end));
    };
  }

  /** Where the versions of {@code path} begin, or would. */
  private int first(TreePath path) {
    return first(path, 0, byPath.length);
  }

  /** The same, between these. */
  private int first(TreePath path, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byPath[middle].path().compareTo(path) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Finds versions of paths that are asked for in their order, which takes less. */
  public InOrder inOrder() {
    return new InOrder();
  }

  /** Looks from where the last path was. */
  public final class InOrder {
    private int at;

    private InOrder() {}

    /**
     * The versions of a path, which comes after those that were asked for before, or is the last.
     */
    public List<Version> at(TreePath path) {
      int step = 1;
      while (at + step <= byPath.length && byPath[at + step - 1].path().compareTo(path) < 0) {
        at += step;
        step *= 2;
      }
      at = first(path, at, Math.min(at + step, byPath.length));
      return RootVersions.this.at(at, path);
    }
  }

  /** All of them, in the order of their paths. */
  public List<Version> all() {
    return Collections.unmodifiableList(Arrays.asList(byPath));
  }

  /** The paths that have versions, in order. */
  public Iterable<TreePath> paths() {
    return () -> {
      Iterator<List<Version>> each = iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public TreePath next() {
          return each.next().getFirst().path();
        }
      };
    };
  }

  /** Those of each path; none is empty. */
  @Override
  public Iterator<List<Version>> iterator() {
    return new Groups(0);
  }

  /** Those of each path from {@code path} on. */
  public Iterable<List<Version>> from(TreePath path) {
    return () -> new Groups(first(path));
  }

  /** Goes from path to path. */
  private final class Groups implements Iterator<List<Version>> {
    private int next;

    Groups(int next) {
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      return next < byPath.length;
    }

    @Override
    public List<Version> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<Version> group = at(next, byPath[next].path());
      next += group.size();
      return group;
    }
  }
}

package io.tummycrypt.tcfs.core.path;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A map by path, in the order of paths, that may have an entry for every file of a machine: it
 * takes some 10 bytes for each, a quarter of what the nodes of a tree take.
 *
 * <p>What is in it stands in pages of up to 64 paths, which are in order as well. Not thread-safe;
 * no value is null; an iterator removes nothing, and fails when it finds the map changed.
 */
public final class PathMap<V> extends AbstractMap<TreePath, V> {
  private final Pages<V> pages;
  private final boolean isView;

  /** An empty one. */
  public PathMap() {
    this(new Pages<>(), /* isView= */ false);
  }

  private PathMap(Pages<V> pages, boolean isView) {
    this.pages = pages;
    this.isView = isView;
  }

  /** Another with the same entries. */
  public PathMap<V> copy() {
    return new PathMap<>(pages.copy(), /* isView= */ false);
  }

  /** Another with the entries that this holds for. */
  public PathMap<V> where(BiPredicate<TreePath, ? super V> condition) {
    PathMap<V> some = new PathMap<>();
    forEach((path, value) -> {
      if (condition.test(path, value)) {
        some.put(path, value);
      }
    });
    return some;
  }

  /** The same map, to be read only; what is changed in this one shows through. */
  public PathMap<V> view() {
    return new PathMap<>(pages, /* isView= */ true);
  }

  @Override
  public int size() {
    return pages.size;
  }

  @Override
  public boolean containsKey(@Nullable Object path) {
    return path instanceof TreePath at && pages.find(at) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object path) {
    Entry<TreePath, V> entry = path instanceof TreePath at ? entry(at) : null;
    return entry == null ? null : entry.getValue();
  }

  /** The entry of a path, with the path as it is kept; null if there is none. */
  public @Nullable Entry<TreePath, V> entry(TreePath path) {
    int at = pages.find(path);
    return at < 0 ? null : pages.entry(at);
  }

  /** The first path after this one; null if there is none. */
  public @Nullable TreePath higherKey(TreePath path) {
    int at = pages.find(path);
    int next = pages.settled(at < 0 ? ~at : at + 1);
    return next < 0 ? null : pages.entry(next).getKey();
  }

  /** What is at {@code folder} and below it, in order. */
  public Iterable<Entry<TreePath, V>> within(TreePath folder) {
    return () -> {
      int at = pages.find(folder);
      return new Each<>(pages, at < 0 ? ~at : at, folder);
    };
  }

  @Override
  public @Nullable V put(TreePath path, V value) {
    requireChangeable();
    return pages.put(path, Objects.requireNonNull(value));
  }

  @Override
  public @Nullable V remove(@Nullable Object path) {
    requireChangeable();
    int at = path instanceof TreePath given ? pages.find(given) : -1;
    return at < 0 ? null : pages.remove(at);
  }

  /** Takes out what is at {@code folder} and below it. */
  public void removeWithin(TreePath folder) {
    requireChangeable();
    List<TreePath> gone = new ArrayList<>();
    within(folder).forEach(each -> gone.add(each.getKey()));
    gone.forEach(this::remove);
  }

  private void requireChangeable() {
    if (isView) {
      throw new UnsupportedOperationException("a view of a map is not changed");
    }
  }

  @Override
  public Set<Entry<TreePath, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return pages.size;
      }

      @Override
      public Iterator<Entry<TreePath, V>> iterator() {
        return new Each<>(pages, 0, null);
      }
    };
  }

  /** Ticks off what is met again; this fails when it finds the map changed meanwhile. */
  public Ticks<V> ticks() {
    return new Ticks<>(pages);
  }

  /** Which entries of a map were met again. */
  public static final class Ticks<V> {
    private final Pages<V> pages;
    private final BitSet ticked = new BitSet();

    /** The path that was asked of last, of which more may be asked, and its place. */
    private @Nullable TreePath last;

    private int lastPlace;

    private final int changes;

    private Ticks(Pages<V> pages) {
      this.pages = pages;
      this.changes = pages.changes;
    }

    /** What is at a path; null if nothing is. */
    public @Nullable V get(TreePath path) {
      int at = find(path);
      return at < 0 ? null : pages.valueOf(pages.all.get(at / Pages.LENGTH), at % Pages.LENGTH);
    }

    private int find(TreePath path) {
      if (changes != pages.changes) {
        throw new ConcurrentModificationException();
      }
      if (last == null || !last.equals(path)) {
        last = path;
        lastPlace = pages.find(path);
      }
      return lastPlace;
    }

    /** Ticks a path off, and tells what is there; null if nothing is. */
    public @Nullable V tick(TreePath path) {
      int at = find(path);
      if (at >= 0) {
        ticked.set(at);
      }
      return get(path);
    }

    /** What was not ticked off, in order. */
    public List<TreePath> left() {
      List<TreePath> left = new ArrayList<>();
      for (int at = pages.settled(0); at >= 0; at = pages.settled(at + 1)) {
        if (!ticked.get(at)) {
          left.add(pages.entry(at).getKey());
        }
      }
      return left;
    }
  }

  /** Of another such map it takes one pass: both are in order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathMap<?> map ? pages.hasSame(map.pages) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /** From some place on, in order. */
  private static final class Each<V> implements Iterator<Entry<TreePath, V>> {
    private final Pages<V> pages;
    private final int changes;
    private final @Nullable TreePath folder;
    private int next;

    /**
     * Begins there.
     *
     * @param folder what is not in it is the end; null if there is none
     */
    Each(Pages<V> pages, int start, @Nullable TreePath folder) {
      this.pages = pages;
      this.changes = pages.changes;
      this.folder = folder;
      this.next = inFolder(start);
    }

    /** The place, or else the one that follows it; -1 at the end. */
    private int inFolder(int at) {
      int next = pages.settled(at);
      boolean isOutside =
          next >= 0 && folder != null && !pages.entry(next).getKey().isWithin(folder);
      return isOutside ? -1 : next;
    }

    @Override
    public boolean hasNext() {
      return next >= 0;
    }

    @Override
    public Entry<TreePath, V> next() {
      if (next < 0) {
        throw new NoSuchElementException();
      }
      if (changes != pages.changes) {
        throw new ConcurrentModificationException();
      }
      Entry<TreePath, V> entry = pages.entry(next);
      next = inFolder(next + 1);
      return entry;
    }
  }

  /** A place in them is the number of the page, times their length, and of the path in it. */
  private static final class Pages<V> {
    private static final int LENGTH = 64;

    private final List<Page> all = new ArrayList<>();
    private int size;

    /** Of paths, not of values: so many times places have come to mean something else. */
    private int changes;

    Pages<V> copy() {
      Pages<V> copy = new Pages<>();
      all.forEach(page -> copy.all.add(page.copy()));
      copy.size = size;
      return copy;
    }

    /** None is empty. */
    private static final class Page {
      final TreePath[] paths = new TreePath[LENGTH];
      final Object[] values = new Object[LENGTH];
      int size;

      Page copy() {
        Page copy = new Page();
        System.arraycopy(paths, 0, copy.paths, 0, size);
        System.arraycopy(values, 0, copy.values, 0, size);
        copy.size = size;
        return copy;
      }

      void insert(int at, TreePath path, Object value) {
        System.arraycopy(paths, at, paths, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        paths[at] = path;
        values[at] = value;
        size++;
      }

      void moveTo(Page other, int from) {
        int count = size - from;
        System.arraycopy(paths, from, other.paths, other.size, count);
        System.arraycopy(values, from, other.values, other.size, count);
        other.size += count;
        clear(from);
      }

      void remove(int at) {
        System.arraycopy(paths, at + 1, paths, at, size - at - 1);
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        clear(size - 1);
      }

      private void clear(int from) {
        Arrays.fill(paths, from, size, null);
        Arrays.fill(values, from, size, null);
        size = from;
      }
    }

    Entry<TreePath, V> entry(int at) {
      Page page = all.get(at / LENGTH);
      return Map.entry(page.paths[at % LENGTH], valueOf(page, at % LENGTH));
    }

    @SuppressWarnings("unchecked") // Nothing else is ever put there.
    private V valueOf(Page page, int at) {
      return (V) page.values[at];
    }

    boolean hasSame(Pages<?> other) {
      if (this == other || size != other.size) {
        return this == other;
      }
      int here = settled(0);
      int there = other.settled(0);
      while (here >= 0) {
        Page page = all.get(here / LENGTH);
        Page otherPage = other.all.get(there / LENGTH);
        int at = here % LENGTH;
        int otherAt = there % LENGTH;
        if (!page.paths[at].equals(otherPage.paths[otherAt])
            || !Objects.equals(page.values[at], otherPage.values[otherAt])) {
          return false;
        }
        here = settled(here + 1);
        there = other.settled(there + 1);
      }
      return true;
    }

    /** The place, or that of the next path if the page ends before it; -1 if there is none. */
    int settled(int at) {
      int page = at / LENGTH;
      if (page < all.size() && at % LENGTH < all.get(page).size) {
        return at;
      }
      return page + 1 < all.size() ? (page + 1) * LENGTH : -1;
    }

    /** The place of a path, or, inverted, that of the first path behind it. */
    int find(TreePath path) {
      int number = pageOf(path);
      if (number < 0) {
        return ~0;
      }
      Page page = all.get(number);
      int at = Arrays.binarySearch(page.paths, 0, page.size, path);
      return at < 0 ? ~(number * LENGTH + ~at) : number * LENGTH + at;
    }

    /** The last page that does not begin behind a path; -1 if there is none. */
    private int pageOf(TreePath path) {
      int low = 0;
      int high = all.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (all.get(middle).paths[0].compareTo(path) <= 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - 1;
    }

    @Nullable V put(TreePath path, V value) {
      int number = Math.max(0, pageOf(path));
      if (all.isEmpty()) {
        all.add(new Page());
      }
      Page page = all.get(number);
      int at = Arrays.binarySearch(page.paths, 0, page.size, path);
      if (at >= 0) {
        V before = valueOf(page, at);
        page.values[at] = value;
        return before;
      }
      insert(number, ~at, path, value);
      size++;
      changes++;
      return null;
    }

    private void insert(int number, int at, TreePath path, V value) {
      Page page = all.get(number);
      if (page.size < LENGTH) {
        page.insert(at, path, value);
        return;
      }
      // Paths often come in order: then each page is left full.
      boolean isLast = number == all.size() - 1 && at == LENGTH;
      Page next = new Page();
      all.add(number + 1, next);
      page.moveTo(next, isLast ? LENGTH : LENGTH / 2);
      if (at <= page.size && !isLast) {
        page.insert(at, path, value);
      } else {
        next.insert(at - page.size, path, value);
      }
    }

    V remove(int place) {
      int number = place / LENGTH;
      Page page = all.get(number);
      V before = valueOf(page, place % LENGTH);
      page.remove(place % LENGTH);
      size--;
      changes++;
      Page next = number + 1 < all.size() ? all.get(number + 1) : null;
      if (next != null && page.size + next.size <= LENGTH / 2) {
        next.moveTo(page, 0);
        all.remove(number + 1);
      } else if (page.size == 0) {
        all.remove(number);
      }
      return before;
    }
  }
}

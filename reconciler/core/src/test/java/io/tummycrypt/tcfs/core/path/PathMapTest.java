package io.tummycrypt.tcfs.core.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.Generators;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PathMapTest {
  private static final long SEED = Generators.firstSeed(PathMapTest.class);

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Of some 3,000: so most are met again, and many are below another. */
  private TreePath path() {
    String folder = "f" + random.nextInt(14);
    return TreePath.parse(
        switch (random.nextInt(15)) {
          case 0 -> folder;
          case 1, 2 -> folder + "/s" + random.nextInt(14);
          default -> folder + "/s" + random.nextInt(14) + "/" + random.nextInt(14);
        });
  }

  @Test
  void doesWhatTheMapsOfJavaDo() {
    for (int round = 0; round < 20; round++) {
      TreeMap<TreePath, Integer> expected = new TreeMap<>();
      PathMap<Integer> map = new PathMap<>();
      int steps = random.nextInt(6_000);
      int removals = random.nextInt(1, 10);
      for (int i = 0; i < steps; i++) {
        TreePath path = path();
        if (random.nextInt(10) < removals) {
          assertEquals(expected.remove(path), map.remove(path), () -> "seed " + SEED);
        } else {
          assertEquals(expected.put(path, i), map.put(path, i), () -> "seed " + SEED);
        }
        if (i % 500 == 0) {
          TreePath folder = path();
          expected.keySet().removeIf(each -> each.isWithin(folder));
          map.removeWithin(folder);
          requireEqual(expected, map);
        }
      }
      requireEqual(expected, map);
    }
  }

  private void requireEqual(NavigableMap<TreePath, Integer> expected, PathMap<Integer> map) {
    String seed = "seed " + SEED;
    assertEquals(List.copyOf(expected.entrySet()), List.copyOf(map.entrySet()), seed);
    assertEquals(expected.size(), map.size(), seed);
    for (int i = 0; i < 100; i++) {
      TreePath path = path();
      assertEquals(expected.get(path), map.get(path), seed);
      assertEquals(expected.containsKey(path), map.containsKey(path), seed);
      assertEquals(expected.higherKey(path), map.higherKey(path), seed);
      List<Map.Entry<TreePath, Integer>> within = new ArrayList<>();
      map.within(path).forEach(within::add);
      assertEquals(
          expected.entrySet().stream().filter(each -> each.getKey().isWithin(path)).toList(),
          within,
          seed);
    }
    assertEquals(
        expected.entrySet().stream().filter(each -> each.getValue() % 2 == 0).toList(),
        List.copyOf(map.where((_, value) -> value % 2 == 0).entrySet()),
        seed);
    requireEqualToItself(expected, map);
    requireTicks(expected, map);
  }

  /** However its paths came and went. */
  private void requireEqualToItself(Map<TreePath, Integer> expected, PathMap<Integer> map) {
    PathMap<Integer> other = new PathMap<>();
    expected.forEach(other::put);
    assertEquals(map, other, () -> "seed " + SEED);
    assertEquals(expected, map, () -> "seed " + SEED);
    assertEquals(map.hashCode(), expected.hashCode());
    TreePath path = path();
    other.put(path, -1);
    assertNotEquals(map, other, () -> "seed " + SEED);
    other.remove(path);
    assertEquals(!expected.containsKey(path), map.equals(other), () -> "seed " + SEED);
  }

  private void requireTicks(NavigableMap<TreePath, Integer> expected, PathMap<Integer> map) {
    PathMap.Ticks<Integer> ticks = map.ticks();
    TreeMap<TreePath, Integer> left = new TreeMap<>(expected);
    for (int i = 0; i < 100; i++) {
      TreePath path = path();
      assertEquals(expected.get(path), ticks.get(path), () -> "seed " + SEED);
      if (i % 2 == 0) {
        assertEquals(expected.get(path), ticks.tick(path), () -> "seed " + SEED);
        left.remove(path);
      }
    }
    assertEquals(List.copyOf(left.keySet()), ticks.left(), () -> "seed " + SEED);
  }

  @Test
  void eachCopyChangesAlone() {
    PathMap<Integer> map = filled();
    Map<TreePath, Integer> before = new TreeMap<>(map);

    PathMap<Integer> copy = map.copy();
    before.keySet().forEach(path -> copy.put(path, -1));
    copy.put(TreePath.parse("first"), 7);
    copy.removeWithin(TreePath.parse("b"));

    assertEquals(before, map);
    assertFalse(copy.containsKey(TreePath.parse("b/1")));
    map.put(TreePath.parse("last"), 8);
    map.removeWithin(TreePath.parse("a"));
    assertFalse(copy.containsKey(TreePath.parse("last")));
    assertEquals(501, copy.size());
  }

  private static PathMap<Integer> filled() {
    PathMap<Integer> map = new PathMap<>();
    for (int i = 0; i < 1_000; i++) {
      map.put(TreePath.parse((i % 2 == 0 ? "a/" : "b/") + i), i);
    }
    return map;
  }

  @Test
  void pathsStayThoseThatCameFirst() {
    PathMap<Integer> map = new PathMap<>();
    TreePath first = TreePath.parse("a");
    map.put(first, 1);

    map.put(TreePath.parse("a"), 2);

    Map.Entry<TreePath, Integer> entry = Objects.requireNonNull(map.entry(TreePath.parse("a")));
    assertEquals(Map.entry(first, 2), entry);
    assertSame(first, entry.getKey());
    assertNull(map.entry(TreePath.parse("b")));
  }

  @Test
  void viewsShowChangesAndMakeNone() {
    PathMap<Integer> map = filled();
    PathMap<Integer> view = map.view();
    TreePath path = TreePath.parse("a/0");

    map.put(path, 9);
    map.remove(TreePath.parse("b/1"));

    assertEquals(map, view);
    assertEquals(999, view.size());
    assertThrows(UnsupportedOperationException.class, () -> view.put(path, 1));
    assertThrows(UnsupportedOperationException.class, () -> view.remove(path));
    assertThrows(UnsupportedOperationException.class, () -> view.removeWithin(path));
    assertThrows(UnsupportedOperationException.class, view::clear);
    assertThrows(UnsupportedOperationException.class, () -> view.keySet().removeIf(_ -> true));
  }

  @Test
  void whoGoesThroughFindsOutThatItChanged() {
    PathMap<Integer> map = filled();
    Iterator<TreePath> each = map.keySet().iterator();
    TreePath first = each.next();
    map.put(first, 5);
    each.next();

    map.remove(first);

    assertThrows(ConcurrentModificationException.class, each::next);
  }
}

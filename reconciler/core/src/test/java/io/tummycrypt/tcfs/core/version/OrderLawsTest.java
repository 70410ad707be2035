package io.tummycrypt.tcfs.core.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OrderLawsTest {
  private static final int SAMPLES = 50_000;
  private static final long SEED = Generators.firstSeed(OrderLawsTest.class);
  private static final RootName ROOT = new RootName("docs");
  private static final TreePath PATH = TreePath.parse("todo.md");

  private final Generators any = Generators.seeded(SEED);

  @Test
  void ordersContentsTotally() {
    requireTotalOrder(any::content, Content.ORDER, Content::equals);
  }

  @Test
  void ordersDigestsTotally() {
    requireTotalOrder(any::digest, Comparator.naturalOrder(), Digest::equals);
  }

  @Test
  void ordersDotsTotally() {
    requireTotalOrder(any::dot, Comparator.naturalOrder(), Dot::equals);
  }

  @Test
  void ordersVersionKeysTotally() {
    requireTotalOrder(() -> any.version().key(), Comparator.naturalOrder(), VersionKey::equals);
  }

  @Test
  void ordersSiblingsTotally() {
    requireTotalOrder(
        () -> any.version(ROOT, PATH),
        Version.SIBLING_ORDER,
        (a, b) ->
            a.content().equals(b.content()) && a.by().equals(b.by()) && a.dot().equals(b.dot()));
  }

  @Test
  void ordersSiblingsByContentThenDeviceThenDigestThenDot() {
    for (int i = 0; i < SAMPLES; i++) {
      Version a = any.version(ROOT, PATH);
      Version b = any.version(ROOT, PATH);
      int expected = Boolean.compare(b.isLive(), a.isLive());
      expected = expected != 0 ? expected : a.by().text().compareTo(b.by().text());
      expected = expected != 0 ? expected : Content.ORDER.compare(a.content(), b.content());
      expected = expected != 0 ? expected : a.dot().compareTo(b.dot());

      assertEquals(sign(expected), sign(Version.SIBLING_ORDER.compare(a, b)), a + " and " + b);
    }
  }

  @Test
  void ordersTheSameSiblingsAlikeInWhateverOrderTheyCame() {
    for (int i = 0; i < 2_000; i++) {
      List<Version> versions = any.listOf(6, () -> any.version(ROOT, PATH));
      List<Version> reversed = new ArrayList<>(versions.reversed());
      versions.sort(Version.SIBLING_ORDER);
      reversed.sort(Version.SIBLING_ORDER);

      for (int at = 0; at < versions.size(); at++) {
        assertEquals(0, Version.SIBLING_ORDER.compare(versions.get(at), reversed.get(at)));
      }
    }
  }

  /** Antisymmetric, transitive, and 0 exactly for what is the same. */
  private static <T> void requireTotalOrder(
      Supplier<T> one, Comparator<? super T> order, BiPredicate<T, T> same) {
    int equal = 0;
    for (int i = 0; i < SAMPLES; i++) {
      T a = one.get();
      T b = one.get();
      T c = one.get();
      int ab = sign(order.compare(a, b));
      int bc = sign(order.compare(b, c));

      assertEquals(0, order.compare(a, a), () -> "" + a);
      assertEquals(-ab, sign(order.compare(b, a)), () -> a + " and " + b);
      assertEquals(same.test(a, b), ab == 0, () -> a + " and " + b);
      if (ab <= 0 && bc <= 0) {
        assertEquals(Math.min(ab, bc), sign(order.compare(a, c)), () -> a + ", " + b + ", " + c);
      }
      equal += ab == 0 ? 1 : 0;
    }
    assertTrue(equal > 0, "no two equal values were drawn");
  }

  private static int sign(int order) {
    return Integer.signum(order);
  }
}

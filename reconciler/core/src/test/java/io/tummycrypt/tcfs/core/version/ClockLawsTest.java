package io.tummycrypt.tcfs.core.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClockLawsTest {
  private static final int SAMPLES = 20_000;
  private static final long SEED = Generators.firstSeed(ClockLawsTest.class);
  private static final Incarnation NEO = new Incarnation(new DeviceName("neo"), 1);

  private final Generators any = Generators.seeded(SEED);

  @Test
  void compareIsOneOfFourAndAntisymmetric() {
    Set<Causality> seen = EnumSet.noneOf(Causality.class);
    for (int i = 0; i < SAMPLES; i++) {
      Clock left = any.clock();
      Clock right = any.clock();
      Causality forth = left.compare(right);
      seen.add(forth);

      assertEquals(reversed(forth), right.compare(left), left + " and " + right);
      assertEquals(left.equals(right), forth == Causality.EQUAL, left + " and " + right);
      assertEquals(left.dominates(right), forth == Causality.GREATER, left + " and " + right);
    }
    assertEquals(EnumSet.allOf(Causality.class), seen);
  }

  private static Causality reversed(Causality causality) {
    return switch (causality) {
      case LESS -> Causality.GREATER;
      case GREATER -> Causality.LESS;
      case EQUAL, CONCURRENT -> causality;
    };
  }

  @Test
  void dominationIsTransitive() {
    int chains = 0;
    for (int i = 0; i < SAMPLES; i++) {
      Clock first = any.clock();
      Clock second = any.chance(50) ? first.join(any.clock()) : any.clock();
      Clock third = any.chance(50) ? second.join(any.clock()) : any.clock();
      if (third.dominates(second) && second.dominates(first)) {
        chains++;
        assertTrue(third.dominates(first), first + ", " + second + " and " + third);
      }
    }
    assertTrue(chains > SAMPLES / 20, "only " + chains + " chains were drawn");
  }

  @Test
  void joinIsCommutativeAssociativeAndIdempotent() {
    for (int i = 0; i < SAMPLES; i++) {
      Clock a = any.clock();
      Clock b = any.clock();
      Clock c = any.clock();

      assertEquals(a.join(b), b.join(a));
      assertEquals(a.join(b).join(c), a.join(b.join(c)));
      assertEquals(a, a.join(a));
      assertEquals(a, a.join(Clock.ZERO));
    }
  }

  @Test
  void joinIsTheLeastClockThatCoversBoth() {
    for (int i = 0; i < SAMPLES; i++) {
      Clock a = any.clock();
      Clock b = any.clock();
      Clock join = a.join(b);
      Clock bound = any.clock().join(any.clock()).join(a);

      assertTrue(join.covers(a) && join.covers(b), a + " and " + b);
      assertEquals(bound.covers(b), bound.covers(join), bound + " over " + a + " and " + b);
    }
  }

  @Test
  void tickStrictlyDominatesAndChangesOneWriterOnly() {
    for (int i = 0; i < SAMPLES; i++) {
      Clock before = any.clock();
      Incarnation writer = any.incarnation();
      Dot dot = new Dot(writer, before.counter(writer) + 1 + any.below(3));
      Clock after = before.tick(dot);

      assertTrue(after.dominates(before), before + " and " + dot);
      assertTrue(after.covers(dot));
      assertEquals(before.join(Clock.ZERO.tick(dot)), after);
    }
  }

  @Test
  void coversADotExactlyWhenItCoversItsClock() {
    for (int i = 0; i < SAMPLES; i++) {
      Clock clock = any.clock();
      Dot dot = any.dot();

      assertEquals(clock.covers(Clock.ZERO.tick(dot)), clock.covers(dot), clock + " and " + dot);
    }
  }

  @Test
  void refusesToTickWhatItHasSeen() {
    Clock clock = Clock.ZERO.tick(new Dot(NEO, 5));

    assertThrows(IllegalArgumentException.class, () -> clock.tick(new Dot(NEO, 5)));
    assertThrows(IllegalArgumentException.class, () -> clock.tick(new Dot(NEO, 4)));
  }

  @Test
  void refusesACounterThatIsUsedUpAndNeverWraps() {
    Dot last = new Dot(NEO, Long.MAX_VALUE);
    Clock full = Clock.ZERO.tick(last);

    assertThrows(ArithmeticException.class, last::next);
    assertThrows(IllegalArgumentException.class, () -> full.tick(last));
    assertThrows(IllegalArgumentException.class, () -> new Dot(NEO, Long.MAX_VALUE + 1));
    assertThrows(IllegalArgumentException.class, () -> new Dot(NEO, 0));
    assertEquals(full, full.join(Clock.ZERO.tick(new Dot(NEO, 1))));
    assertTrue(full.dominates(Clock.ZERO.tick(new Dot(NEO, Long.MAX_VALUE - 1))));
  }

  @Test
  void refusesACounterBelowZero() {
    TreeMap<Incarnation, Long> counters = new TreeMap<>();
    counters.put(NEO, -1L);

    assertThrows(IllegalArgumentException.class, () -> Clock.of(counters));
  }

  @Test
  void keepsNothingOfTheMapItWasMadeFrom() {
    TreeMap<Incarnation, Long> counters = new TreeMap<>();
    counters.put(NEO, 0L);
    Clock clock = Clock.of(counters);
    counters.put(NEO, 7L);

    assertEquals(Clock.ZERO, clock);
    assertThrows(UnsupportedOperationException.class, () -> clock.counters().put(NEO, 1L));
  }

  @Test
  void takesTwoLivesOfADeviceForDifferentWriters() {
    Incarnation other = new Incarnation(NEO.device(), 2);

    assertNotEquals(NEO, other);
    assertFalse(Clock.ZERO.tick(new Dot(NEO, 3)).covers(new Dot(other, 1)));
  }
}

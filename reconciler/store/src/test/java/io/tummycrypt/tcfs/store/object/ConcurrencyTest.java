package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
  private static final long PACK = 16L << 20;

  private long nanos;
  private final Concurrency concurrency = Concurrency.adapting(() -> nanos);

  /**
   * Lets packs arrive over a way on which each alone moves at {@code each}, and all of them at
   * {@code all}, in MiB a second.
   */
  private int after(int packs, double each, double all) {
    for (int i = 0; i < packs; i++) {
      double rate = Math.min(each * concurrency.limit(), all) * (1 << 20);
      nanos += (long) (PACK / rate * 1e9);
      concurrency.arrived(PACK);
    }
    return concurrency.limit();
  }

  @Test
  void overALongWayMoreAreOnTheirWay() {
    assertTrue(after(2_000, 2, 1_000) >= 9);
  }

  @Test
  void whereMoreDoNotHelpItStaysWithAFew() {
    assertTrue(after(500, 100, 100) <= 5);
  }

  @Test
  void itStaysAboutWhereTheWayIsFull() {
    after(1_000, 7, 50);
    long sum = 0;
    for (int i = 0; i < 100; i++) {
      sum += after(20, 7, 50);
    }
    double mean = sum / 100.0;
    assertTrue(mean > 5 && mean < 10, "on the average " + mean);
  }

  @Test
  void itFollowsAWayThatChanges() {
    after(1_000, 2, 1_000);
    assertTrue(after(3_000, 100, 100) <= 6);
    assertTrue(after(3_000, 2, 1_000) >= 9);
  }

  @Test
  void whatAPersonSaysStays() {
    Concurrency one = Concurrency.of(1);
    for (int i = 0; i < 100; i++) {
      one.arrived(PACK);
    }
    assertEquals(1, one.limit());
    assertThrows(IllegalArgumentException.class, () -> Concurrency.of(0));
    assertThrows(IllegalArgumentException.class, () -> Concurrency.of(Concurrency.MOST + 1));
  }
}

package io.tummycrypt.tcfs.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private static final long MIB = 1 << 20;

  @Test
  void aSmallHeapMayGrowByAFewMegabytes() {
    assertEquals(16 * MIB, HeapWatch.limit(0));
    assertEquals(116 * MIB, HeapWatch.limit(100 * MIB));
  }

  @Test
  void aLargerOneMayGrowByAPartOfItself() {
    assertEquals(225 * MIB, HeapWatch.limit(200 * MIB));
    assertEquals(1_200 * MIB, HeapWatch.limit(900 * MIB));
  }
}

package io.tummycrypt.tcfs.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private static final long MIB = 1 << 20;

  @Test
  void aSmallHeapMayGrowByAFewMegabytes() {
    assertEquals(16 * MIB, HeapWatch.Growth.OF_COMMAND.limit(0));
    assertEquals(116 * MIB, HeapWatch.Growth.OF_COMMAND.limit(100 * MIB));
  }

  @Test
  void aLargerOneMayGrowByAPartOfItself() {
    assertEquals(225 * MIB, HeapWatch.Growth.OF_COMMAND.limit(200 * MIB));
    assertEquals(1_200 * MIB, HeapWatch.Growth.OF_COMMAND.limit(900 * MIB));
  }

  @Test
  void thatOfAnAgentMayGrowByMoreForItCollectsAtRest() {
    assertEquals(84 * MIB, HeapWatch.Growth.OF_AGENT.limit(20 * MIB));
    assertEquals(300 * MIB, HeapWatch.Growth.OF_AGENT.limit(200 * MIB));
  }

  @Test
  void itIsOverWhenItIsLongerThanItMayBecome() {
    long[] length = {100 * MIB};
    HeapWatch.Growth growth = new HeapWatch.Growth(16 * MIB, 8, () -> length[0]);
    long limit = growth.limit();

    length[0] = 116 * MIB;
    assertFalse(growth.isOver(limit));
    length[0]++;
    assertTrue(growth.isOver(limit));
  }
}

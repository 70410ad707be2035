package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import org.junit.jupiter.api.Test;

class SpaceCheckTest {
  @Test
  void isAnErrorBelowTheFloorAndAWarningNearIt() {
    assertEquals(Level.OK, free(2048).level());
    assertEquals(Level.WARN, free(2047).level());
    assertEquals(Level.WARN, free(1024).level());
    assertEquals(Level.ERROR, free(1023).level());
    assertEquals("make room there", free(1023).nextStep());
    assertEquals("4.0 KiB free; below 1.0 KiB nothing is pulled", free(4096).found());
  }

  private static Check free(long bytes) {
    return SpaceCheck.of(Topic.ROOT_SPACE, bytes, 1024, "nothing is pulled");
  }
}

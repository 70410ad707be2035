package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.observed.Stat;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GranularityTest {
  private static final long NANOS =
      Granularity.nanos(Instant.ofEpochSecond(1_000_000, 500_000_000));

  @ParameterizedTest(name = "mtime {0} ns and ctime {1} ns before now: {2}")
  @CsvSource({
    "20000001, 20000001, true",
    "20000000, 90000000, false",
    "90000000, 20000000, false",
    "0, 90000000, false",
    "-1, 90000000, false",
    "90000000, -90000000, false",
    "1500000000, 90000000, false",
    "90000000, 1500000000, false",
    "2500000000, 90000000, true",
  })
  void statIsTrustedOnlyWhenBothTimesArePast(long mtimeAgo, long ctimeAgo, boolean trusted) {
    Stat stat = new Stat(1, NANOS - mtimeAgo, NANOS - ctimeAgo, 1);
    assertEquals(trusted, Granularity.isTrusted(stat, NANOS));
  }
}

package io.tummycrypt.tcfs.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK is the judge. */
final class InstantTextTest {
  @Test
  void writesAndReadsAsTheJdkDoes() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      long seconds = random.nextLong(-80_000_000_000L, 300_000_000_000L);
      int nanos = random.nextInt(1_000_000_000);
      agrees(Instant.ofEpochSecond(seconds, nanos));
      agrees(Instant.ofEpochSecond(seconds, nanos - nanos % 1000));
      agrees(Instant.ofEpochSecond(seconds, nanos - nanos % 1_000_000));
      agrees(Instant.ofEpochSecond(seconds));
    }
  }

  private static void agrees(Instant time) {
    assertEquals(time.toString(), InstantText.of(time));
    assertEquals(time, InstantText.parse(time.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "2024-02-29T12:00:00Z",
        "2026-11-29T08:15:00.5Z",
        "2026-11-29T08:15:00.50Z",
        "2016-12-31T23:59:60Z",
        "2026-11-29T24:00:00Z",
        "2026-11-29T08:15:00+01:00",
        "2026-11-29t08:15:00z",
      })
  void readsAsTheJdkDoes(String text) {
    assertEquals(Instant.parse(text), InstantText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-29T08:15:00",
        "2023-02-29T12:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-31T00:00:00Z",
        "2026-11-29T25:00:00Z",
        "2026-11-29T08:60:00Z",
        "2026-11-29T08:15:61Z",
        "2026-11-29T08:15:00.1234567890Z",
        "2026-11-29T08:15:00,5Z",
        "2026-11-29 08:15:00Z",
        "2026-11-29T08:15:0:Z",
        "2026-11-29T08:15Z",
      })
  void refusesWhatTheJdkRefuses(String text) {
    assertThrows(DateTimeException.class, () -> Instant.parse(text));
    assertThrows(DateTimeException.class, () -> InstantText.parse(text));
  }
}

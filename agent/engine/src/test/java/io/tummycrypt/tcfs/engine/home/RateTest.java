package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "500K, 512000", "2M, 2097152", "2MiB, 2097152", "3GB, 3221225472"})
  void isBytesWithAUnit(String text, long bytes) {
    assertEquals(new Rate(bytes), Rate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0K", "-1", "1.5M", "2m", "M", "2T", "9999999999"})
  void isNothingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> Rate.parse(text));
  }
}

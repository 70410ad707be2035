package io.tummycrypt.tcfs.app.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramVersionTest {
  @ParameterizedTest
  @CsvSource({
    "0.2.0, 0.2.0, true",
    "0.2.0, 0.2, true",
    "0.2, 0.2.0, true",
    "0.2.0-SNAPSHOT, 0.2.0, true",
    "0.10.0, 0.9.9, true",
    "1.0.0, 0.9.9, true",
    "0.9.9, 0.10.0, false",
    "0.2.0, 0.2.1, false",
    "0.2.0, 1, false",
    "development, 0.0.1, false",
    "development, 0, false"
  })
  void aVersionIsOldOrNewByItsNumbers(String version, String oldest, boolean isNewEnough) {
    assertEquals(isNewEnough, ProgramVersion.isAtLeast(version, oldest));
  }
}

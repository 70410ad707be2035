package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 32})
  void isANumber(int value) {
    assertEquals(new Count(value), Count.parse(Integer.toString(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "33", "-1", "1.5", "010", "many", "99999999999"})
  void isNothingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> Count.parse(text));
  }
}

package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1234567, 1.2 MiB",
    "10188, 9.9 KiB",
    "10239, 10 KiB",
    "40960, 40 KiB",
    "1048575, 1.0 MiB",
    "1073741824, 1.0 GiB",
    "9223372036854775807, 8.0 EiB",
  })
  void writesSizesWithTwoDigitsOrMore(long bytes, String text) {
    assertEquals(text, Amounts.bytes(bytes));
  }
}

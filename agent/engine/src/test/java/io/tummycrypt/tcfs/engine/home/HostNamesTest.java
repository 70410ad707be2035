package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {
  @ParameterizedTest
  @CsvSource({
    "yoga, yoga",
    "Yoga.local, yoga",
    "Jess's MacBook Pro.local, jess-s-macbook-pro",
    "build_07, build-07",
    "-x-, x",
    "'', device",
    "..., device",
    "日本, device",
    "localhost, localhost",
    "a123456789b123456789c123456789d123456789e123456789f12345678--9-too-long,"
        + " a123456789b123456789c123456789d123456789e123456789f12345678-9-t",
    "a123456789b123456789c123456789d123456789e123456789f1234567890x-y,"
        + " a123456789b123456789c123456789d123456789e123456789f1234567890x"
  })
  void aHostNameBecomesALabel(String hostName, String device) {
    assertEquals(device, HostNames.deviceName(hostName).text());
  }
}

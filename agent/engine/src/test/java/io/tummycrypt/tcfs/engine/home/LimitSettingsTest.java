package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.crds.document.Result;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSettingsTest {
  private static final String DEVICE =
      """
      name: yoga
      store: file:///srv/tcfs
      fleetId: 0000000000000001fffffffffffffffe
      """;

  private static final String LIMITS =
      """
      limits:
        up: 2M
        schedule:
          - {days: [mon, tue, wed, thu, fri], from: "08:00", to: "18:00", up: 500K, down: 4M}
          - {days: [sat], from: "22:30", to: "06:00", up: unlimited}
          - {from: "12:00", to: "13:00", down: 1M}
      """;

  private static DeviceConfig parse(String text) {
    return switch (DeviceConfig.parse("device.yaml", text)) {
      case Result.Ok<DeviceConfig>(DeviceConfig config) -> config;
      case Result.Rejected<DeviceConfig>(var findings) -> throw new AssertionError(findings);
    };
  }

  /** 2026-11-30 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T07:59:59, 2097152, 0",
    "2026-11-30T08:00:00, 512000, 4194304",
    "2026-11-30T17:59:59, 512000, 4194304",
    "2026-11-30T18:00:00, 2097152, 0",
    "2026-12-05T12:00:00, 2097152, 1048576",
    "2026-12-05T22:29:59, 2097152, 0",
    "2026-12-05T22:30:00, 0, 0",
    "2026-12-06T05:59:59, 0, 0",
    "2026-12-06T06:00:00, 2097152, 0",
    "2026-12-06T23:00:00, 2097152, 0",
    "2026-12-07T05:00:00, 2097152, 0",
  })
  void theFirstWindowThatHoldsCounts(LocalDateTime at, long up, long down) {
    LimitSettings limits = parse(DEVICE + LIMITS).limits();
    assertEquals(up, limits.upAt(at));
    assertEquals(down, limits.downAt(at));
  }

  @Test
  void withoutAnyAllIsAsFastAsCanBe() {
    LimitSettings limits = parse(DEVICE).limits();
    assertEquals(0, limits.upAt(LocalDateTime.MIN));
    assertEquals(0, limits.downAt(LocalDateTime.MIN));
  }

  @Test
  void areWrittenAsTheyWereRead() {
    DeviceConfig config = parse(DEVICE + LIMITS);
    assertEquals(config, parse(config.render()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits: {up: fast}",
        "limits: {up: 0}",
        "limits: {schedule: [{from: '8:00', to: '18:00', up: 1M}]}",
        "limits: {schedule: [{from: '08:00', up: 1M}]}",
        "limits: {schedule: [{days: [monday], from: '08:00', to: '18:00'}]}",
        "limits: {upp: 1M}",
      })
  void whatIsWrongIsFound(String text) {
    String findings = findings(text);
    assertTrue(findings.contains("device.yaml:4:"), findings);
  }

  private static String findings(String text) {
    return assertInstanceOf(Result.Rejected.class, DeviceConfig.parse("device.yaml", DEVICE + text))
        .findings()
        .toString();
  }

  /** Each would never hold, or hold for nothing, or not say whether it means a day or a moment. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "{from: '08:00', to: '08:00', up: 1M}; limits.schedule[1].to: expected another time than",
        "{days: [], from: '08:00', to: '18:00', up: 1M}; limits.schedule[1].days: expected at least",
        "{from: '08:00', to: '18:00'}; limits.schedule[1]: expected a rate: 'up', 'down' or both",
      })
  void aWindowThatDoesNothingIsRefused(String window, String why) {
    String usable = "{from: '00:00', to: '12:00', up: unlimited}";
    String findings = findings("limits: {schedule: [" + usable + ", " + window + "]}");
    assertTrue(findings.contains(why), findings);
    assertTrue(findings.contains("device.yaml:4:"), findings);
    assertEquals(1, findings.split("limits\\.", -1).length - 1, findings);
  }
}

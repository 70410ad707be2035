package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeoutsTest {
  @Test
  void areTheUsualOnesUnlessTheEnvironmentSaysOtherwise() throws SettingsException {
    assertEquals(Timeouts.USUAL, Timeouts.of(Map.of()));
    assertEquals(Timeouts.USUAL, Timeouts.of(Map.of("TCFS_S3_TIMEOUT", "")));
    Timeouts patient = Timeouts.of(Map.of("TCFS_S3_TIMEOUT", "3600"));
    assertEquals(Duration.ofHours(1), patient.silence());
    assertEquals(Duration.ofHours(2), patient.whole());
    assertEquals(Duration.ofSeconds(1), Timeouts.of(Map.of("TCFS_S3_TIMEOUT", "1")).silence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "3601", "30s", "1.5", "99999999999"})
  void whatAreNoSecondsIsRefused(String seconds) {
    SettingsException refused =
        assertThrows(
            SettingsException.class, () -> Timeouts.of(Map.of("TCFS_S3_TIMEOUT", seconds)));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("TCFS_S3_TIMEOUT is '" + seconds), seconds);
  }
}

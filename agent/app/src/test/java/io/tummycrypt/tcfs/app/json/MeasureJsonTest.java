package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureJsonTest {
  @Test
  void writesProgressAsOneLine() {
    Reading reading = new Reading(Phase.UPLOAD, 3, 1000, 12, 5000, Duration.ofSeconds(2));
    assertEquals(
        "{\"tcfs\":1,\"progress\":\"upload\",\"files\":3,\"ofFiles\":12,\"bytes\":1000,"
            + "\"ofBytes\":5000,\"bytesPerSecond\":500,\"secondsLeft\":8}",
        JsonAnswer.progress(reading));
  }

  @Test
  void leavesOutWhatNobodyKnows() {
    Reading reading = new Reading(Phase.LOOK, 3, 0, 0, 0, Duration.ZERO);
    assertEquals(
        "{\"tcfs\":1,\"progress\":\"look\",\"files\":3,\"bytes\":0,\"bytesPerSecond\":0}",
        JsonAnswer.progress(reading));
  }

  @Test
  void writesProgressOfEveryPhaseAsTheSchemaSays() {
    for (Phase phase : Phase.values()) {
      for (Duration time : List.of(Duration.ZERO, Duration.ofSeconds(2))) {
        String line = JsonAnswer.progress(new Reading(phase, 3, 1000, 12, 5000, time));
        assertEquals(List.of(), Schemas.findings("progress.schema.json", line));
      }
    }
    assertNotEquals(List.of(), Schemas.findings("progress.schema.json", "{\"tcfs\":1}"));
  }

  @Test
  void writesStatsOnlyIfAsked() throws IOException {
    Golden.check("stats.json", outcome(/* isAsked= */ true));
    Schemas.requireValid(outcome(/* isAsked= */ true));
    assertFalse(outcome(/* isAsked= */ false).contains("stats"));
  }

  private static String outcome(boolean isAsked) throws IOException {
    Outcome nothing = new Outcome(List.of(), List.of(), List.of(), List.of());
    Applied applied = new Applied(Samples.empty(), nothing);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonAnswer.applied(out, "sync", applied, isAsked ? Samples.stats() : null);
    return out.toString(UTF_8);
  }
}

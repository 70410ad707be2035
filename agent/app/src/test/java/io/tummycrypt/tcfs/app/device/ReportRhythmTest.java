package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.DeviceReport.Outcome;
import io.tummycrypt.tcfs.store.report.DeviceReport.Sync;
import io.tummycrypt.tcfs.store.report.DeviceReport.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportRhythmTest {
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final DeviceReport last = report(0, "1", 7, Outcome.DONE, Waiting.NOTHING, 4);

  @Test
  void theFirstReportIsDueAtOnce() {
    assertTrue(ReportRhythm.isDue(null, last));
  }

  @Test
  void anUnchangedReportIsDueAfterAnHour() {
    for (long seconds : List.of(0L, 1L, 60L, 3599L)) {
      assertFalse(ReportRhythm.isDue(last, unchanged(seconds)), seconds + " s");
    }
    assertTrue(ReportRhythm.isDue(last, unchanged(3600)));
  }

  @Test
  void anyChangeIsDueAfterAMinute() {
    for (long seconds : List.of(0L, 59L, 60L)) {
      boolean due = seconds >= 60;
      Outcome done = Outcome.DONE;
      Waiting none = Waiting.NOTHING;
      Waiting held = new Waiting(0, 0, 1);
      assertEquals(due, ReportRhythm.isDue(last, report(seconds, "2", 7, done, none, 4)));
      assertEquals(due, ReportRhythm.isDue(last, report(seconds, "1", 8, done, none, 4)));
      assertEquals(due, ReportRhythm.isDue(last, report(seconds, "1", 7, done, held, 4)));
      assertEquals(due, ReportRhythm.isDue(last, report(seconds, "1", 7, done, none, 5)));
      assertEquals(due, ReportRhythm.isDue(last, report(seconds, "1", 7, Outcome.PARTLY, none, 4)));
    }
  }

  @Test
  void aReportFromTheFutureDoesNotSilenceADeviceWhoseClockWasWrong() {
    assertTrue(ReportRhythm.isDue(last, unchanged(-1)));
  }

  @Test
  void anInventoryThatIsNotComputedYetIsNoChange() {
    DeviceReport known =
        new DeviceReport(
            YOGA,
            last.at(),
            last.version(),
            last.revision(),
            last.sync(),
            last.waiting(),
            last.seen(),
            new TreeMap<>(Map.of(new RootName("docs"), Digest.parse("sha256:" + "5a".repeat(32)))));
    assertFalse(ReportRhythm.isDue(known, unchanged(60)));
  }

  private static DeviceReport unchanged(long seconds) {
    return report(seconds, "1", 7, Outcome.DONE, Waiting.NOTHING, 4);
  }

  private static DeviceReport report(
      long seconds, String version, long revision, Outcome outcome, Waiting waiting, long seen) {
    Instant at = NOON.plusSeconds(seconds);
    return new DeviceReport(
        YOGA,
        at,
        version,
        revision,
        new Sync(at, outcome),
        waiting,
        new TreeMap<>(Map.of(YOGA, seen)),
        new TreeMap<>());
  }
}

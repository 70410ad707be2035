package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.DeviceReport.Sync;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often a device reports: often enough to be of use, seldom enough to cost nothing. */
final class ReportRhythm {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofHours(1);

  private ReportRhythm() {}

  /**
   * Whether {@code next} is to be written. What follows from the slots that a device has read, its
   * inventory, is not compared. A last report from the future is one of a clock that was wrong.
   *
   * @param last null if there is none
   */
  static boolean isDue(@Nullable DeviceReport last, DeviceReport next) {
    if (last == null || next.at().isBefore(last.at())) {
      return true;
    }
    Duration age = Duration.between(last.at(), next.at());
    return age.compareTo(isSame(last, next) ? MOST : LEAST) >= 0;
  }

  /** Whether both say the same of the device, whenever they say it. */
  static boolean isSame(DeviceReport last, DeviceReport next) {
    DeviceReport likeLast =
        new DeviceReport(
            next.device(),
            last.at(),
            next.version(),
            next.revision(),
            new Sync(last.sync().at(), next.sync().outcome()),
            next.waiting(),
            next.seen(),
            last.inventory());
    return likeLast.equals(last);
  }
}

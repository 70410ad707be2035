package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import java.util.List;

/** How a command ends that could not read the last report of a device, and went on without. */
final class UnreadReports {
  private UnreadReports() {}

  /** Tells of each beside the result; the exit code says that something is missing in that. */
  static ExitCode tell(Context context, List<UnreadableReport> reports, ExitCode code) {
    for (UnreadableReport report : reports) {
      new Failure(
              "what device %s has read lately is not known, for its last report cannot be read: %s"
                  .formatted(report.device(), report.problem()),
              report.nextStep())
          .print(context.messages());
    }
    return reports.isEmpty() || code == ExitCode.ERROR ? code : ExitCode.PARTLY;
  }
}

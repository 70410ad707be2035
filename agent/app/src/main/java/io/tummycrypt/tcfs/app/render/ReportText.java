package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.DeviceReport.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What another device said of itself. */
final class ReportText {
  private ReportText() {}

  static void print(Reported reported, Page lines) {
    DeviceReport report = reported.report();
    lines.accept(
        "as it reported at %s with tcfs %s; this is what it would do at the most"
            .formatted(Amounts.time(report.at()), Words.line(report.version())));
    if (reported.newerRevisions() > 0) {
      lines.accept(
          "  ! it has followed revision %s of the document"
              .formatted(DeviceText.revision(reported)));
    }
    if (reported.behind() > 0) {
      lines.accept("  ! it has not yet read " + unread(reported));
    }
    String left = left(report.waiting());
    if (left.isEmpty() && report.sync().outcome() == DeviceReport.Outcome.PARTLY) {
      lines.accept(
          "  ! its last sync could not do or look at everything; 'tcfs status' there says what");
    }
    if (!left.isEmpty()) {
      lines.accept("  ! its last sync left " + left);
    }
  }

  private static String unread(Reported reported) {
    return reported.unread().entrySet().stream()
        .map(slots -> Amounts.count(slots.getValue(), "head") + " of " + slots.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String left(Waiting waiting) {
    List<String> parts = new ArrayList<>();
    if (waiting.drift() > 0) {
      parts.add(Amounts.count(waiting.drift(), "action") + " undone");
    }
    if (waiting.conflicts() > 0) {
      parts.add(Amounts.count(waiting.conflicts(), "conflict"));
    }
    if (waiting.held() > 0) {
      parts.add(waiting.held() + " held");
    }
    return String.join(", ", parts);
  }
}

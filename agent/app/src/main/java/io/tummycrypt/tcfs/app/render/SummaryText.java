package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.PlanSummary;
import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import java.util.ArrayList;
import java.util.List;

/** The last line of a plan: its numbers. */
final class SummaryText {
  private SummaryText() {}

  /** What is counted stays on one line with its number. */
  private static final String PARTS = "(?<=[,;]) ";

  /** Prints it, on several lines if the page is narrow. */
  static void print(PlanSummary summary, Page lines) {
    StringBuilder line = new StringBuilder();
    for (String part : of(summary).split(PARTS, -1)) {
      if (line.length() + 1 + part.length() > lines.width()) {
        lines.heading(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(line.isEmpty() ? "" : " ").append(part);
    }
    lines.heading(line.toString());
  }

  private static String of(PlanSummary summary) {
    List<String> parts = new ArrayList<>();
    for (What what : What.values()) {
      int count = summary.count(what);
      if (count > 0 || isAlwaysTold(what)) {
        parts.add(count(what, count));
      }
    }
    return "Plan: %s; %s up, %s down at most"
        .formatted(
            String.join(", ", parts),
            Amounts.bytes(summary.bytesUp()),
            Amounts.bytes(summary.bytesDown()));
  }

  private static boolean isAlwaysTold(What what) {
    return switch (what) {
      case PUBLISH, FETCH, DELETE, CONFLICTS, HELD -> true;
      case ADJUST, ADOPT, HALTED, FINDINGS, LOCAL_ONLY, LEFT_BEHIND, WAITING, UNSUPPORTED -> false;
    };
  }

  private static String count(What what, int count) {
    return switch (what) {
      case PUBLISH -> count + " to publish";
      case FETCH -> count + " to fetch";
      case DELETE -> count + " to delete here";
      case ADJUST -> count + " to adjust here";
      case ADOPT -> count + " to adopt";
      case CONFLICTS -> Amounts.count(count, "conflict");
      case HELD -> count + " held";
      case HALTED -> Amounts.count(count, "root") + " halted";
      case FINDINGS -> Amounts.count(count, "finding");
      case LOCAL_ONLY -> count + " local-only";
      case LEFT_BEHIND -> Amounts.count(count, "folder") + " left behind";
      case WAITING -> count + " waiting";
      case UNSUPPORTED -> count + " unsupported";
    };
  }
}

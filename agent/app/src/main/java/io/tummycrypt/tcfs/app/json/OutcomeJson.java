package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.core.apply.Report;
import java.io.IOException;

/** What came of a plan. */
final class OutcomeJson {
  private OutcomeJson() {}

  static void write(Json json, Applied applied) throws IOException {
    Outcome outcome = applied.outcome();
    json.text("device", applied.planned().device().text());
    PlanJson.desired(json, applied.planned());
    StreamJson.actions(json, "streamsMended", applied.mended());
    StreamJson.plan(json, applied.planned().streams());
    outcome(json, outcome);
    NoticeJson.write(json, applied.planned().plan());
  }

  /** What was done, and what not. */
  static void outcome(Json json, Outcome outcome) throws IOException {
    json.objects("done", outcome.done(), action -> ActionJson.write(json, action));
    json.objects("skipped", outcome.skipped(), action -> ActionJson.write(json, action));
    json.objects(
        "failed",
        outcome.failed(),
        failure -> {
          json.text("root", failure.root().text());
          json.text("path", failure.path().toString());
          json.text("reason", failure.reason());
          json.truth("stale", failure.kind() == Report.Failure.Kind.STALE);
        });
    json.objects(
        "displaced",
        outcome.displaced(),
        displaced -> {
          json.text("root", displaced.root().text());
          json.text("path", displaced.path().toString());
          json.text("copy", displaced.copy().toString());
        });
  }
}

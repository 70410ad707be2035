package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.PlanSummary;
import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import java.io.IOException;

/** Plans. */
final class PlanJson {
  private PlanJson() {}

  static void outlook(Json json, Outlook outlook) throws IOException {
    switch (outlook) {
      case Planned planned -> plan(json, planned);
      case Outlook.Unknown unknown -> {
        json.text("device", unknown.device().text());
        json.text("unknown", unknown.why());
      }
    }
  }

  private static void plan(Json json, Planned planned) throws IOException {
    json.text("device", planned.device().text());
    Reported reported = planned.reported();
    if (reported != null) {
      json.object("reported", () -> ReportJson.write(json, reported));
    }
    desired(json, planned);
    StreamJson.plan(json, planned.streams());
    json.objects("actions", planned.plan().actions(), action -> ActionJson.write(json, action));
    NoticeJson.write(json, planned.plan());
    summary(json, PlanSummary.of(planned.plan()));
  }

  /** Which document, and where its roots are. */
  static void desired(Json json, Planned planned) throws IOException {
    json.text("fleet", planned.desired().fleet().text());
    json.object("document", () -> source(json, planned.source()));
    if (planned.desired().suspended().value()) {
      json.truth("suspended", true);
    }
    json.objects("roots", planned.desired().roots().values(), root -> root(json, root));
  }

  static void source(Json json, Source source) throws IOException {
    switch (source) {
      case Source.Published published -> {
        json.number("revision", published.revision());
        json.truth("published", true);
        json.textIfAny("from", published.from());
      }
      case Source.WorkingCopy copy -> {
        json.number("revision", copy.published());
        json.truth("published", false);
        json.text("workingCopy", copy.file().toString());
        json.number("madeFrom", copy.madeFrom());
      }
    }
  }

  private static void root(Json json, DesiredRoot root) throws IOException {
    json.text("name", root.name().text());
    json.text("path", root.localPath().value());
    json.text("mode", root.mode().value().text());
  }

  static void summary(Json json, PlanSummary summary) throws IOException {
    json.object(
        "summary",
        () -> {
          for (What what : What.values()) {
            json.number(what.key(), summary.count(what));
          }
          json.number("bytesUp", summary.bytesUp());
          json.number("bytesDown", summary.bytesDown());
        });
  }
}

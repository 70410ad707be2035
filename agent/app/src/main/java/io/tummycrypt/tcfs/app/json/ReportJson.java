package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.util.Map;

/** What devices said of themselves. */
final class ReportJson {
  private ReportJson() {}

  static void write(Json json, Reported reported) throws IOException {
    DeviceReport report = reported.report();
    json.text("lastSeen", report.at().toString());
    json.text("version", report.version());
    json.number("revision", report.revision());
    json.number("newerRevisions", reported.newerRevisions());
    json.number("behind", reported.behind());
    json.object(
        "unread",
        () -> {
          for (Map.Entry<DeviceName, Long> slots : reported.unread().entrySet()) {
            json.number(slots.getKey().text(), slots.getValue());
          }
        });
    json.object(
        "lastSync",
        () -> {
          json.text("at", report.sync().at().toString());
          json.text("outcome", report.sync().outcome().text());
          json.number("drift", report.waiting().drift());
          json.number("conflicts", report.waiting().conflicts());
          json.number("held", report.waiting().held());
        });
  }
}

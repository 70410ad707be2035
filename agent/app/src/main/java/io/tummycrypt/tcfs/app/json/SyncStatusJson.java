package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Tracked;
import java.io.IOException;

/** What a machine tracks. */
final class SyncStatusJson {
  private SyncStatusJson() {}

  static void write(Json json, SyncStatus status) throws IOException {
    json.text("device", status.device());
    json.textIfAny("lastSync", status.lastSync());
    json.object("agent", () -> AgentJson.write(json, status.agent()));
    json.objects(
        "roots",
        status.roots(),
        root -> {
          json.text("root", root.root().text());
          json.text("folder", root.folder());
          json.number("files", root.files());
          json.number("bytes", root.bytes());
        });
    Tracked tracked = status.tracked();
    if (tracked != null) {
      json.object(
          "place",
          () -> {
            json.text("root", tracked.place().root().text());
            json.textIfAny("path", tracked.place().path());
            json.text("state", tracked.state().text());
            json.textIfAny("by", tracked.by());
            json.number("filesBelow", tracked.files());
            json.textIfAny("problem", tracked.problem());
            json.textIfAny("failed", tracked.failed());
          });
    }
  }
}

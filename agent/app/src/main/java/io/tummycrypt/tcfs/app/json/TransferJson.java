package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.Pushed;
import java.io.IOException;
import java.nio.file.Path;

/** What came of {@code push} and {@code pull}. */
final class TransferJson {
  private TransferJson() {}

  static void pushed(Json json, Pushed pushed) throws IOException {
    OutcomeJson.write(json, pushed.applied());
    json.objects(
        "unseen",
        pushed.overtaken(),
        overtaken -> {
          json.text("root", overtaken.root().text());
          json.text("path", overtaken.path().toString());
          json.object("here", () -> ActionJson.content(json, overtaken.here()));
          json.objects(
              "versions",
              overtaken.unseen().versions(),
              version -> {
                json.text("by", version.by().text());
                json.text("mtime", version.mtime().toString());
                json.object("content", () -> ActionJson.content(json, version.content()));
              });
        });
    json.number("excluded", pushed.leftOut());
  }

  static void pulled(Json json, PulledFiles pulled) throws IOException {
    json.text("remote", pulled.remote().toString());
    json.text("local", pulled.local().toString());
    json.number("files", pulled.files());
    OutcomeJson.outcome(json, pulled.outcome());
    NoticeJson.unreadableDevices(json, pulled.unreadable());
    json.textIfAny("unrecovered", pulled.unrecovered());
    json.texts("recovered", pulled.recovered().stream().map(Path::toString).toList());
  }
}

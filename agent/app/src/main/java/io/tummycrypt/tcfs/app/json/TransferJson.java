package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What came of {@code push} and {@code pull}. */
final class TransferJson {
  private TransferJson() {}

  static void pushed(Json json, Pushed pushed) throws IOException {
    OutcomeJson.write(json, pushed.applied());
    json.objects("unseen", pushed.overtaken(), overtaken -> overtaken(json, overtaken));
    json.objects(
        "outdated",
        pushed.outdated(),
        outdated -> {
          overtaken(json, outdated.overtaken());
          json.text("local", outdated.local());
          json.text("hereVersion", outdated.here().toString());
        });
    json.objects("behind", pushed.behind(), action -> ActionJson.write(json, action));
    json.number("excluded", pushed.leftOut().size());
    json.objects(
        "excludedPaths",
        pushed.leftOut().entrySet(),
        left -> {
          json.text("path", left.getKey().toString());
          json.text("pattern", left.getValue().value());
          json.text("origin", left.getValue().origin().toString());
        });
  }

  /** Pushes that wait for a person. */
  static void refused(Json json, List<RefusedPush> pushes) throws IOException {
    json.objects(
        "refusedPushes",
        pushes,
        push -> {
          overtaken(json, push.overtaken());
          json.text("local", push.local());
          json.text("hash", push.conflict().hash());
        });
  }

  private static void overtaken(Json json, Overtaken overtaken) throws IOException {
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
  }

  static void pulled(Json json, PulledFiles pulled) throws IOException {
    json.text("remote", pulled.remote().toString());
    json.text("local", pulled.local().toString());
    json.number("files", pulled.files());
    json.number("folders", pulled.folders());
    json.number("written", pulled.written());
    OutcomeJson.outcome(json, pulled.outcome());
    json.textIfAny("displacedTo", Objects.toString(pulled.displacedTo(), null));
    NoticeJson.unreadableDevices(json, pulled.unreadable());
    json.textIfAny("unrecovered", pulled.unrecovered());
    json.texts("recovered", pulled.recovered().stream().map(Path::toString).toList());
  }
}

package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.PlanSummary;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Setup;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.Status.BrokenCopy;
import io.tummycrypt.tcfs.app.operations.Status.Standing;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How devices stand. */
final class StatusJson {
  private StatusJson() {}

  static void status(Json json, Status status) throws IOException {
    Planned planned = status.planned();
    json.text("device", planned.device().text());
    json.text("store", status.store());
    json.textIfAny("lastSync", status.lastSync());
    json.object("agent", () -> AgentJson.write(json, status.agent()));
    PlanJson.desired(json, planned);
    setup(json, status.setup());
    BrokenCopy broken = status.broken();
    if (broken != null) {
      json.object(
          "brokenWorkingCopy",
          () -> {
            json.text("file", broken.file().toString());
            json.number("findings", broken.findings().size());
            json.text("first", broken.findings().getFirst().toString());
          });
    }
    json.objects(
        "holdings",
        status.roots(),
        root -> {
          json.text("root", root.root().text());
          json.number("files", root.files());
          json.number("bytes", root.bytes());
          json.number("vaultFiles", root.vaultFiles());
          json.number("vaultBytes", root.vaultBytes());
        });
    Planned focus = status.focus();
    Place place = status.place();
    if (place != null) {
      json.object(
          "place",
          () -> {
            json.text("root", place.root().text());
            json.textIfAny("path", place.path());
            standing(json, status.standing());
          });
      json.objects("actions", focus.plan().actions(), action -> ActionJson.write(json, action));
    }
    NoticeJson.write(json, focus.plan());
    TransferJson.refused(json, status.focusedPushes());
    PlanJson.summary(json, PlanSummary.of(focus.plan()));
  }

  private static void setup(Json json, Setup setup) throws IOException {
    json.textIfAny("switchedOff", setup.switchedOff());
    json.textIfAny("tooOld", setup.tooOld());
    SourceNote note = setup.source();
    if (note != null) {
      json.object(
          "documentSource",
          () -> {
            json.text("source", note.source());
            json.text("version", note.version());
            json.text("outcome", note.outcome().word());
            json.textIfAny("since", note.since());
            json.texts("reasons", note.reasons());
          });
    }
  }

  private static void standing(Json json, @Nullable Standing standing) throws IOException {
    switch (standing) {
      case Standing.LeftOut(var rule) -> {
        json.text("leftOutBy", rule.value());
        json.text("origin", rule.origin().toString());
      }
      case Standing.Agreed(var content) ->
          json.object("agreed", () -> ActionJson.content(json, content));
      case Standing.Unknown() -> {}
      case null -> {}
    }
  }

  static void device(Json json, DeviceEntry device) throws IOException {
    json.text("device", device.name().text());
    json.text("id", device.fingerprint());
    json.text("state", device.state().text());
    json.truth("this", device.isThis());
    json.truth("signed", device.isSigned());
    if (device.reported() != null) {
      ReportJson.write(json, device.reported());
    }
    UnreadableReport unreadable = device.unreadable();
    json.textIfAny("unreadable", unreadable == null ? null : unreadable.problem());
  }
}

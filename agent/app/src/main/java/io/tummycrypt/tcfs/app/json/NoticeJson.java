package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.plan.HeldSet;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What waits for a person and what one should know, an array for each kind. */
final class NoticeJson {
  private NoticeJson() {}

  static void write(Json json, Plan plan) throws IOException {
    List<Notice> notices = plan.notices();
    conflicts(json, notices);
    json.objects("held", plan.heldSets(), set -> heldSet(json, set));
    halted(json, notices);
    findings(json, notices);
    json.objects(
        "localOnly",
        all(notices, Notice.LocalOnly.class),
        local -> {
          json.text("root", local.root().text());
          json.text("path", local.path().toString());
          setting(json, "pattern", local.rule());
        });
    json.objects(
        "leftBehind",
        all(notices, Notice.LeftBehind.class),
        left -> {
          json.text("root", left.root().text());
          json.text("path", left.localPath());
          json.textIfAny("movedTo", left.movedTo());
        });
    unreadableDevices(json, all(notices, Notice.UnreadableDevice.class));
    waiting(json, notices);
    json.objects(
        "leftOut",
        all(notices, Notice.LeftOut.class),
        left -> {
          json.text("root", left.root().text());
          json.number("repositories", left.repositories());
          json.number("excluded", left.excluded());
        });
    json.objects(
        "unsupported",
        all(notices, Notice.NotSupported.class),
        notice -> {
          setting(json, "setting", notice.unsupported().setting());
          json.text("effect", notice.unsupported().effect());
          repositories(json, notice);
        });
  }

  private static void repositories(Json json, Notice.NotSupported notice) throws IOException {
    if (!notice.repositories().isEmpty()) {
      json.objects(
          "repositories",
          List.copyOf(notice.repositories().entrySet()),
          repository -> {
            json.text("path", repository.getKey().toString());
            json.number("bytes", repository.getValue());
          });
    }
  }

  static void conflicts(Json json, List<Notice> notices) throws IOException {
    json.objects(
        "conflicts",
        all(notices, OpenConflict.class),
        conflict -> {
          json.text("root", conflict.root().text());
          json.text("path", conflict.path().toString());
          json.text("hash", conflict.hash());
          json.objects(
              "versions",
              conflict.siblings().contents(),
              version -> version(json, conflict, version));
        });
  }

  private static void version(Json json, OpenConflict conflict, Version version)
      throws IOException {
    json.text("by", version.by().text());
    json.text("mtime", version.mtime().toString());
    json.truth("here", conflict.shown().sameContent(version.content()));
    json.object("content", () -> ActionJson.content(json, version.content()));
  }

  private static void heldSet(Json json, HeldSet set) throws IOException {
    json.text("root", set.root().text());
    json.text("hash", set.hash());
    json.objects("changes", set.held(), held -> held(json, held));
  }

  private static void held(Json json, Held held) throws IOException {
    json.text("path", held.path().toString());
    json.text("kind", ActionJson.camel(held.kind()));
    json.text("text", held.kind().text());
    json.object("content", () -> ActionJson.content(json, held.content()));
  }

  /** Roots in which nothing could be looked at, and devices that are not known to the end. */
  static void unknown(Json json, List<Notice> notices) throws IOException {
    halted(json, notices);
    unreadableDevices(json, all(notices, Notice.UnreadableDevice.class));
    waiting(json, List.copyOf(all(notices, Notice.Waiting.class)));
  }

  private static void halted(Json json, List<Notice> notices) throws IOException {
    json.objects("halted", all(notices, Notice.Halted.class), halted -> halted(json, halted));
  }

  private static void halted(Json json, Notice.Halted halted) throws IOException {
    json.text("root", halted.root().text());
    json.text("reason", halted.reason());
    json.textIfAny("nextStep", halted.nextStep());
  }

  private static void findings(Json json, List<Notice> notices) throws IOException {
    List<Notice> findings = new ArrayList<>(all(notices, Notice.Finding.class));
    findings.addAll(all(notices, Notice.NameFinding.class));
    json.objects(
        "findings",
        findings,
        notice -> {
          if (notice instanceof Notice.Finding(var root, var path, var problem)) {
            json.text("root", root.text());
            json.text("path", path.toString());
            json.text("kind", ActionJson.camel(problem.kind()));
            json.text("detail", problem.detail());
          } else if (notice instanceof Notice.NameFinding(var root, var name)) {
            json.text("root", root.text());
            json.text("kind", "name");
            json.text("detail", name.text());
          }
        });
  }

  private static void waiting(Json json, List<Notice> notices) throws IOException {
    List<Notice> waiting = new ArrayList<>(all(notices, Notice.DiskFloor.class));
    waiting.addAll(all(notices, Notice.Waiting.class));
    json.objects(
        "waiting",
        waiting,
        notice -> {
          if (notice instanceof Notice.DiskFloor floor) {
            json.text("root", floor.root().text());
            json.text("for", "disk");
            json.number("neededBytes", floor.neededBytes());
            json.number("freeBytes", floor.freeBytes());
            json.number("floorBytes", floor.floorBytes());
          } else if (notice instanceof Notice.Waiting heads) {
            json.text("root", heads.root().text());
            json.text("for", "heads");
            json.number("paths", heads.paths());
            json.objects(
                "slots",
                List.copyOf(heads.awaited().entrySet()),
                slot -> {
                  json.text("device", slot.getKey().text());
                  json.number("slot", slot.getValue());
                });
          }
        });
  }

  private static void setting(Json json, String name, Setting<String> setting) throws IOException {
    json.text(name, setting.value());
    json.text("origin", setting.origin().toString());
  }

  private static <T extends Notice> List<T> all(List<Notice> notices, Class<T> kind) {
    return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The devices of which something cannot be read. */
  static void unreadableDevices(Json json, List<Notice.UnreadableDevice> devices)
      throws IOException {
    json.objects(
        "unreadableDevices",
        devices,
        unreadable -> {
          json.text("device", unreadable.device().text());
          json.number("slot", unreadable.slot().seq());
          json.text("problem", unreadable.slot().problem());
        });
  }

  /** The reports that could not be read. */
  static void unreadableReports(Json json, List<UnreadableReport> reports) throws IOException {
    json.objects(
        "unreadableReports",
        reports,
        report -> {
          json.text("device", report.device().text());
          json.text("problem", report.problem());
          json.text("nextStep", report.nextStep());
        });
  }
}

package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.plan.Explanation;
import io.tummycrypt.tcfs.core.plan.Explanation.Cause;
import io.tummycrypt.tcfs.core.plan.Notice;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** How paths stand. */
final class ExplainJson {
  private ExplainJson() {}

  static void write(Json json, Explained explained) throws IOException {
    json.text("device", explained.planned().device().text());
    json.text("root", explained.place().root().text());
    json.textIfAny("path", explained.place().path());
    json.text("local", explained.local());
    json.objects("paths", explained.explanations(), each -> one(json, each, explained));
    json.objects(
        "elsewhere",
        explained.elsewhere(),
        each -> {
          json.text("device", each.device().text());
          json.truth("hasRead", each.has());
          json.textIfAny("reported", each.reported());
        });
    NoticeJson.unreadableDevices(
        json,
        explained.planned().plan().notices().stream()
            .filter(Notice.UnreadableDevice.class::isInstance)
            .map(Notice.UnreadableDevice.class::cast)
            .toList());
    NoticeJson.unreadableReports(json, explained.unreadable());
  }

  private static void one(Json json, Explanation it, Explained explained) throws IOException {
    json.textIfAny("path", it.path());
    json.text("verdict", it.verdict().text());
    json.object("cause", () -> cause(json, it.cause()));
    json.textIfAny("failed", explained.failure(it));
    LocalItem here = it.here();
    if (here != null) {
      json.object(
          "here",
          () -> {
            ActionJson.content(json, here.content());
            json.text("mtime", Instant.EPOCH.plusNanos(here.stat().mtimeNanos()).toString());
          });
    }
    Base agreed = it.agreed();
    if (agreed != null) {
      json.object("agreed", () -> ActionJson.content(json, agreed.content()));
    }
    json.objects(
        "versions",
        it.versions(),
        version -> {
          json.text("by", version.by().text());
          json.text("mtime", version.mtime().toString());
          json.object("content", () -> ActionJson.content(json, version.content()));
        });
    json.objects("actions", it.actions(), action -> ActionJson.write(json, action));
  }

  private static void cause(Json json, Cause cause) throws IOException {
    String name = cause.getClass().getSimpleName();
    json.text("kind", name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    switch (cause) {
      case Explanation.Rule(var pattern, var folder) -> {
        json.text("pattern", pattern.value());
        json.text("origin", pattern.origin().toString());
        json.textIfAny("folder", folder);
      }
      case Explanation.Found(var problem) -> {
        json.text("problem", ActionJson.camel(problem.kind()));
        json.text("detail", problem.detail());
      }
      case Explanation.Waiting(var kind, String hash, var guard) -> {
        json.text("held", ActionJson.camel(kind));
        json.text("hash", hash);
        json.textIfAny("origin", guard == null ? null : guard.origin());
      }
      case Explanation.Versions(var conflict, var mode) -> {
        json.text("hash", conflict.hash());
        json.text("conflictMode", mode.value().text());
        json.text("origin", mode.origin().toString());
      }
      case Explanation.LeftAlone(var obstacle) -> json.text("obstacle", ActionJson.camel(obstacle));
      case Explanation.RootHalted(var halted) -> {
        json.text("reason", halted.reason());
        json.textIfAny("nextStep", halted.nextStep());
      }
      case Explanation.NotSupported(var setting) ->
          json.text("setting", setting.unsupported().setting().value());
      case Explanation.Disk(var floor, var minimum) -> {
        json.number("freeBytes", floor.freeBytes());
        json.number("floorBytes", floor.floorBytes());
        json.text("origin", minimum.origin().toString());
      }
      case Explanation.Nowhere(var file) -> json.textIfAny("file", file);
      case Explanation.Same _, Explanation.FolderOfOthers _, Explanation.Deleted _ -> {}
      case Explanation.Planned _ -> {}
    }
  }
}

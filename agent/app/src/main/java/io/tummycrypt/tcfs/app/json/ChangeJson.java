package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes as they are on record. */
final class ChangeJson {
  private ChangeJson() {}

  static void write(Json json, Changes changes) throws IOException {
    Place place = changes.place();
    if (place != null) {
      json.object("place", () -> place(json, place));
    }
    json.number("total", changes.total());
    json.objects("changes", changes.changes(), change -> change(json, change));
    gaps(json, changes.gaps());
  }

  static void place(Json json, Place place) throws IOException {
    json.text("root", place.root().text());
    json.textIfAny("path", place.path());
  }

  static void gaps(Json json, List<Gap> gaps) throws IOException {
    json.objects(
        "unreadableDevices",
        gaps,
        gap -> {
          json.text("device", gap.device().text());
          json.number("slot", gap.slot());
          json.text("problem", gap.problem());
        });
  }

  static void change(Json json, Change change) throws IOException {
    Version version = change.version();
    json.text("version", VersionName.of(version.dot()).toString());
    json.text("change", change.kind().name().toLowerCase(Locale.ROOT));
    json.text("root", version.root().text());
    json.text("path", version.path().toString());
    json.text("at", change.at().toString());
    json.text("by", version.by().text());
    json.text("incarnation", version.dot().writer().toString());
    json.number("counter", version.dot().counter());
    json.text("publishedBy", change.publishedBy().text());
    json.object("content", () -> ActionJson.content(json, version.content()));
    json.object("replaces", () -> ActionJson.content(json, version.from()));
    json.text("mtime", version.mtime().toString());
    json.textIfAny("movedFrom", version.movedFrom());
    json.textIfAny("copyOf", version.copyOf());
    json.texts("joins", change.joins().stream().map(Dot::toString).toList());
    json.object(
        "clock",
        () -> {
          for (Map.Entry<Incarnation, Long> seen : version.clock().counters().entrySet()) {
            json.number(seen.getKey().toString(), seen.getValue());
          }
        });
  }
}

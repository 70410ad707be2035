package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;

/** Roots as they are listed and changed. */
final class RootJson {
  private RootJson() {}

  static void listing(Json json, RootListing listing) throws IOException {
    json.text("device", listing.device().text());
    json.object("document", () -> PlanJson.source(json, listing.source()));
    json.objects(
        "roots",
        listing.roots(),
        root -> {
          json.text("name", root.name().text());
          json.text("path", root.path());
          json.text("mode", root.mode().text());
        });
    json.objects(
        "others",
        listing.others(),
        root -> {
          json.text("name", root.name().text());
          json.textIfAny("path", root.path());
        });
  }

  static void change(Json json, RootChange change) throws IOException {
    json.text("root", change.root().text());
    json.textIfAny("path", change.path());
    json.number("revision", change.revision());
    json.truth("changed", change.changed());
    json.texts("others", change.others().stream().map(DeviceName::text).toList());
  }
}

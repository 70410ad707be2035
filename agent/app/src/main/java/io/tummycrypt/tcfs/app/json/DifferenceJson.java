package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Difference.Side;
import java.io.IOException;

/** What leads from one content of a path to another. */
final class DifferenceJson {
  private DifferenceJson() {}

  static void write(Json json, Difference difference) throws IOException {
    json.object("place", () -> ChangeJson.place(json, difference.place()));
    json.truth("different", difference.isAny());
    json.object("from", () -> side(json, difference.from()));
    json.object("to", () -> side(json, difference.to()));
    json.texts("lines", difference.lines());
    json.textIfAny("unshown", difference.unshown());
    NoticeJson.unreadableReports(json, difference.unreadable());
  }

  /** What is here is no version. */
  private static void side(Json json, Side side) throws IOException {
    json.textIfAny("version", side.name());
    json.object("content", () -> ActionJson.content(json, side.content()));
  }
}

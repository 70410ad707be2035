package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Checkup;
import java.io.IOException;

/** What was looked at. */
final class CheckupJson {
  private CheckupJson() {}

  static void write(Json json, Checkup checkup) throws IOException {
    json.number("errors", checkup.count(Level.ERROR));
    json.number("warnings", checkup.count(Level.WARN));
    json.objects("checks", checkup.checks(), check -> check(json, check));
  }

  private static void check(Json json, Check check) throws IOException {
    json.text("area", check.topic().area().text());
    json.textIfAny("root", check.root());
    json.text("check", check.topic().text());
    json.text("level", check.level().text());
    json.text("found", check.found());
    json.textIfAny("nextStep", check.nextStep());
  }
}

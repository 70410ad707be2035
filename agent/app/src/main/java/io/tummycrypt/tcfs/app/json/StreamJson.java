package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.io.IOException;
import java.util.List;

/** What is done at message servers; nothing of it is written where there is nothing to say. */
final class StreamJson {
  private StreamJson() {}

  static void plan(Json json, StreamPlan plan) throws IOException {
    actions(json, "streams", plan.actions());
    json.textIfAny("streamsUnknown", plan.unknown());
  }

  static void actions(Json json, String name, List<StreamAction> actions) throws IOException {
    if (!actions.isEmpty()) {
      json.objects(name, actions, action -> action(json, action));
    }
  }

  private static void action(Json json, StreamAction action) throws IOException {
    json.text("action", ActionJson.camel(action.what()));
    json.text("of", ActionJson.camel(action.part()));
    json.text("name", action.name());
    json.objects(
        "differences",
        action.differences(),
        difference -> {
          json.text("setting", difference.setting());
          json.text("found", difference.found());
          json.text("expected", difference.expected());
        });
  }
}

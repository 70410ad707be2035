package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Reported;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What is seen of an agent, a line each. */
final class WatchJson {
  private static final String EVENT = "event";

  private WatchJson() {}

  static void event(Json json, AgentEvent event) throws IOException {
    switch (event) {
      case AgentEvent.Now now -> {
        json.text(EVENT, "state");
        json.object("state", () -> AgentJson.state(json, now.state()));
      }
      case AgentEvent.Moved moved -> moved(json, moved);
      case AgentEvent.Progress progress -> {
        json.text(EVENT, "progress");
        json.text("at", progress.at().toString());
        MeasureJson.reading(json, progress.reading());
      }
      case AgentEvent.Round round -> {
        json.text(EVENT, "round");
        json.text("at", round.at().toString());
        json.number("done", round.done());
        json.number("failed", round.failed());
        json.number("bytesUp", round.bytesUp());
        json.number("bytesDown", round.bytesDown());
        json.number("millis", round.took().toMillis());
      }
      case AgentEvent.Missed missed -> {
        json.text(EVENT, "missed");
        json.number("events", missed.events());
      }
    }
  }

  private static void moved(Json json, AgentEvent.Moved moved) throws IOException {
    json.text(EVENT, "moved");
    json.text("at", moved.at().toString());
    json.text("root", moved.root().text());
    json.text("path", moved.path());
    json.text("direction", moved.direction().name().toLowerCase(Locale.ROOT));
    json.text("what", moved.what());
    json.number("bytes", moved.bytes());
  }

  static void peers(Json json, List<DeviceEntry> peers) throws IOException {
    json.text(EVENT, "peers");
    json.objects(
        "peers",
        peers,
        peer -> {
          json.text("device", peer.name().text());
          Reported reported = peer.reported();
          if (reported != null) {
            json.text("lastSeen", reported.report().at().toString());
            json.number("behind", reported.behind());
          }
        });
  }
}

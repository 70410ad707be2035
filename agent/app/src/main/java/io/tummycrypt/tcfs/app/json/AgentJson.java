package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.store.event.Events;
import java.io.IOException;
import java.util.Locale;

/** How the agent of a device stands. */
final class AgentJson {
  private AgentJson() {}

  static void write(Json json, Status.Agent agent) throws IOException {
    json.text("socket", agent.socket().toString());
    json.textIfAny("pausedSince", agent.paused());
    switch (agent.answer()) {
      case Answer.Nobody() -> outbox(json, agent);
      case Answer.Silent(String process, String why) -> {
        json.text("process", process);
        json.text("silent", why);
        outbox(json, agent);
      }
      case Answer.Told told -> {
        json.text("process", told.process());
        json.object("state", () -> state(json, told.state()));
      }
    }
  }

  /** An agent that answers says it itself. */
  private static void outbox(Json json, Status.Agent agent) throws IOException {
    Long untold = agent.untold();
    if (agent.hasServers() && untold != null) {
      json.number("outbox", untold);
    }
  }

  static void state(Json json, AgentState state) throws IOException {
    json.text("device", state.program().device());
    json.text("version", state.program().version());
    json.number("pid", state.program().pid());
    json.text("started", state.program().started().toString());
    json.textIfAny("pausedSince", state.paused());
    json.text("activity", activity(state));
    json.text("activitySince", state.doing().since().toString());
    json.textIfAny("cause", state.doing().cause());
    json.number("revision", state.revision());
    json.object(
        "store",
        () -> {
          json.truth("reachable", state.store().isReachable());
          json.text("since", state.store().since().toString());
          json.textIfAny("why", state.store().why());
        });
    Events.State nats = state.nats();
    if (nats != null) {
      json.object("nats", () -> nats(json, nats));
    }
    LeafState leaf = state.leaf();
    if (leaf != null) {
      json.object(
          "leafNode",
          () -> {
            json.text("health", leaf.health().name().toLowerCase(Locale.ROOT));
            json.text("since", leaf.since().toString());
            json.textIfAny("why", leaf.why());
            json.number("clients", leaf.use().clients());
            json.number("storedBytes", leaf.use().storedBytes());
            json.number("maxStoredBytes", leaf.use().maxStoredBytes());
            json.texts("devices", leaf.use().devices().stream().map(DeviceName::toString).toList());
          });
    }
    json.objects("roots", state.roots(), root -> root(json, root));
  }

  private static String activity(AgentState state) {
    return switch (state.doing().activity()) {
      case STARTING -> "starting";
      case LOOKING -> "looking";
      case AT_REST -> "atRest";
      case WAITING -> "waiting";
      case STOPPED -> "stopped";
      case HALTED -> "halted";
      case UNKNOWN -> "unknown";
    };
  }

  static void nats(Json json, Events.State nats) throws IOException {
    json.text("health", nats.health().name().toLowerCase(Locale.ROOT));
    json.text("since", nats.since().toString());
    json.textIfAny("server", nats.server());
    json.textIfAny("why", nats.why());
    json.textIfAny("lastEvent", nats.lastEvent());
    if (nats.lag() != null) {
      json.number("lag", nats.lag());
    }
    json.number("outbox", nats.waiting());
  }

  private static void root(Json json, RootWork root) throws IOException {
    json.text("root", root.root().text());
    json.textIfAny("lookedAt", root.lookedAt());
    json.number("pending", root.pending());
    json.number("held", root.held());
    json.number("conflicts", root.conflicts());
    json.number("failing", root.failing());
    json.textIfAny("nextAttempt", root.nextAttempt());
    json.number("parked", root.parked());
    json.number("unwatched", root.unwatched());
    json.objects(
        "failed",
        root.failed(),
        failed -> {
          json.text("path", failed.path());
          json.text("reason", failed.reason());
        });
    json.textIfAny("halted", root.halted());
  }
}

package io.tummycrypt.tcfs.app.render;

import static java.util.stream.Collectors.joining;

import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.Activity;
import io.tummycrypt.tcfs.app.operations.AgentState.Doing;
import io.tummycrypt.tcfs.app.operations.AgentState.FailedPath;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.store.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the agent of a device stands, and how it hears of the others. */
public final class AgentText {
  private static final String INDENT = "             ";

  private AgentText() {}

  /** Prints some lines. */
  static void print(Status.Agent agent, Page lines) {
    lines.accept("  agent      " + text(agent));
    if (agent.answer() instanceof Answer.Told told) {
      lines.accept(INDENT + doing(told.state()));
      told.state().roots().stream()
          .filter(root -> !troubles(root).isEmpty())
          .forEach(root -> {
            lines.accept(INDENT + root.root() + ": " + troubles(root));
            root.failed().forEach(failed -> lines.accept(INDENT + "  " + text(root, failed)));
          });
    }
    String nats = nats(agent);
    if (nats != null) {
      lines.accept("  NATS       " + nats);
    }
    AgentState state = agent.answer().state();
    if (state != null && state.leaf() != null) {
      lines.accept("  leaf node  " + leaf(state.leaf()));
    }
  }

  private static String leaf(LeafState leaf) {
    String why = leaf.why() == null ? "" : "; " + Words.line(leaf.why());
    return leaf(leaf.health()) + ", since " + Amounts.time(leaf.since()) + why + served(leaf);
  }

  /** Whom it concerns. */
  private static String served(LeafState leaf) {
    if (leaf.use().devices().isEmpty()) {
      return "";
    }
    return (leaf.use().clients() == 0 ? "; it served " : "; it serves ")
        + leaf.use().devices().stream().map(DeviceName::toString).collect(joining(", "));
  }

  /** How it goes with the message server of a device. */
  public static String leaf(LeafState.Health health) {
    return switch (health) {
      case NONE -> "there is none";
      case WRITTEN -> "its configuration is there; the agent is not asked to run it";
      case CONNECTED -> "connected to its hub";
      case CUT -> "cut off from its hub; the devices here hear of each other";
      case DOWN -> "does not run";
      case UNKNOWN -> "is in a way that this version of tcfs does not know";
    };
  }

  private static String text(Status.Agent agent) {
    String process =
        switch (agent.answer()) {
          case Answer.Nobody() -> "does not run";
          case Answer.Silent(String who, String why) ->
              "runs: " + Words.line(who) + "; it cannot be asked: " + Words.line(why);
          case Answer.Told told -> "runs: " + Words.line(told.process());
        };
    return agent.paused() == null
        ? process
        : process
            + "; paused since "
            + Amounts.time(agent.paused())
            + ", to have it go on: tcfs resume";
  }

  /** What it is at, and since when. */
  public static String doing(AgentState state) {
    Doing doing = state.doing();
    String since = " since " + Amounts.time(doing.since());
    String what =
        switch (doing.activity()) {
          case STARTING -> "starts: has not looked at anything yet," + since;
          case LOOKING -> "looks, and does what there is to do," + since;
          case AT_REST -> "at rest" + since;
          case WAITING -> "waits" + since;
          case STOPPED -> "does nothing" + since + ", as it was told to";
          case HALTED -> "halted" + since;
          case UNKNOWN -> "does something that this version of tcfs does not know";
        };
    String revision = state.revision() == 0 ? "" : "; follows revision " + state.revision();
    String cause = doing.cause() == null ? "" : ": " + Words.line(doing.cause());
    return what + cause + revision;
  }

  /** Why nothing is done in a root, or what failed and is not heard of, and what becomes of it. */
  static String troubles(RootWork root) {
    List<String> parts = new ArrayList<>();
    if (root.halted() != null) {
      parts.add("halted: " + Words.line(root.halted()));
    }
    if (root.failing() > 0) {
      String next =
          root.nextAttempt() == null ? "" : ", tried again at " + Amounts.time(root.nextAttempt());
      parts.add(Amounts.count(root.failing(), "path") + " failed" + next);
    }
    if (root.parked() > 0) {
      parts.add(
          Amounts.count(root.parked(), "path")
              + " failed too often or cannot be read, tried again once changed, or within the hour");
    }
    if (root.unwatched() > 0) {
      parts.add(
          Amounts.count(root.unwatched(), "folder")
              + " not watched, looked at every 30 seconds; 'tcfs doctor' says what to do");
    }
    return String.join("; ", parts);
  }

  private static String text(RootWork root, FailedPath failed) {
    String path = Words.line(root.root() + "/" + failed.path());
    return failed.reason().isEmpty() ? path : path + ": " + Words.line(failed.reason());
  }

  /** That it could not bring a path up to date; the reason is empty where it is not known. */
  static String failure(String reason) {
    String what = "the agent could not bring it up to date";
    return reason.isEmpty() ? what : what + ": " + Words.line(reason);
  }

  private static @Nullable String nats(Status.Agent agent) {
    return switch (agent.answer()) {
      case Answer.Told told when told.state().nats() != null ->
          nats(told.state().nats(), told.at());
      case Answer.Told told when told.state().doing().activity() == Activity.STOPPED ->
          agent.hasServers() ? "not used, for the agent does nothing" : null;
      case Answer.Told _ -> agent.hasServers() ? "not known yet" : null;
      case Answer.Nobody() ->
          agent.hasServers()
              ? "offline: no agent runs, which would hear of other devices" + outbox(agent)
              : null;
      case Answer.Silent _ ->
          agent.hasServers() ? "not known: the agent cannot be asked" + outbox(agent) : null;
    };
  }

  private static String outbox(Status.Agent agent) {
    return agent.untold() == null ? "" : "; outbox " + agent.untold();
  }

  /** How an agent hears of the others, as of this moment. */
  public static String nats(Events.State nats, Instant now) {
    StringBuilder text = new StringBuilder();
    text.append(
        switch (nats.health()) {
          case CONNECTED -> "connected";
          case DEGRADED -> "degraded";
          case OFFLINE -> "offline";
        });
    if (nats.server() != null) {
      text.append(": ").append(Words.line(nats.server()));
    }
    text.append(", since ").append(Amounts.time(nats.since()));
    text.append(
        nats.lastEvent() == null
            ? "; no event yet"
            : "; last event " + Amounts.age(Duration.between(nats.lastEvent(), now)) + " ago");
    text.append("; lag ").append(nats.lag() == null ? "not known" : "" + nats.lag());
    text.append("; outbox ").append(nats.waiting());
    if (nats.why() != null) {
      text.append("; ").append(Words.line(nats.why()));
    }
    return text.toString();
  }
}

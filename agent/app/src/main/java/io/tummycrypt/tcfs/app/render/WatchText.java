package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentEvent.Direction;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Reported;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is seen of an agent, in lines. */
public final class WatchText {
  private WatchText() {}

  /** Something that was brought up to date. */
  public static String moved(AgentEvent.Moved moved) {
    return "%s  %-4s  %-7s  %8s  %s"
        .formatted(
            Amounts.time(moved.at()),
            direction(moved.direction()),
            Words.line(moved.what()),
            moved.direction() == Direction.LOCAL ? "" : Amounts.bytes(moved.bytes()),
            Words.path(moved.root() + "/" + moved.path()));
  }

  private static String direction(Direction direction) {
    return switch (direction) {
      case UP -> "up";
      case DOWN -> "down";
      case LOCAL -> "here";
    };
  }

  /** What a look came to, and how fast that was. */
  public static String round(AgentEvent.Round round) {
    return "%s  %d done, %d failed; %s up (%s/s), %s down (%s/s)"
        .formatted(
            Amounts.time(round.at()),
            round.done(),
            round.failed(),
            Amounts.bytes(round.bytesUp()),
            Amounts.bytes(rate(round.bytesUp(), round.took())),
            Amounts.bytes(round.bytesDown()),
            Amounts.bytes(rate(round.bytesDown(), round.took())));
  }

  private static long rate(long bytes, Duration took) {
    return bytes * 1000 / Math.max(1, took.toMillis());
  }

  /** That not all was shown. */
  public static String missed(AgentEvent.Missed missed) {
    return Amounts.count(missed.events(), "event") + " came faster than they could be shown";
  }

  /** What the agent is at. */
  public static String agent(AgentState state) {
    String paused = state.paused() == null ? "" : "; paused since " + Amounts.time(state.paused());
    return "agent  " + AgentText.doing(state) + paused;
  }

  /** How it hears of the others; null if it is not to. */
  public static @Nullable String nats(AgentState state, Instant now) {
    return state.nats() == null ? null : "NATS   " + AgentText.nats(state.nats(), now);
  }

  /** How another device is, and how many heads of others it has not read. */
  public static String peer(DeviceEntry peer) {
    Reported reported = peer.reported();
    return "peer   "
        + peer.name()
        + ": "
        + (reported == null
            ? "has not reported yet"
            : reported.behind()
                + " behind, last reported at "
                + Amounts.time(reported.report().at()));
  }

  /** As much of a line as fits: what is drawn again must not have wrapped. */
  public static String fitting(String line, int columns) {
    return Columns.first(line, columns);
  }

  /** The others, without this device and those that are gone. */
  public static List<DeviceEntry> others(List<DeviceEntry> devices) {
    return devices.stream()
        .filter(device -> !device.isThis() && device.state() == DeviceEntry.State.ENROLLED)
        .toList();
  }
}

package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.render.WatchText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plain lines: what moves, and what changes in how things are. */
final class WatchAsLines implements WatchView {
  private final Console console;
  private @Nullable AgentState last;
  private List<String> lastPeers = List.of();
  private @Nullable String told;

  WatchAsLines(Console console) {
    this.console = console;
  }

  private void line(String line) {
    console.line(line);
    console.out().flush();
  }

  @Override
  public void event(AgentEvent event) {
    told = null;
    switch (event) {
      case AgentEvent.Now(AgentState state) -> state(state);
      case AgentEvent.Moved moved -> line(WatchText.moved(moved));
      case AgentEvent.Round round -> line(WatchText.round(round));
      case AgentEvent.Missed missed -> line(WatchText.missed(missed));
      case AgentEvent.Progress _ -> {}
    }
  }

  /** Only what is otherwise; an agent that looks and comes to rest again is none. */
  private void state(AgentState state) {
    AgentState before = last;
    boolean isLooking = state.doing().activity() == AgentState.Activity.LOOKING;
    if (before == null || (!isLooking && isOtherwise(before, state))) {
      line(WatchText.agent(state));
    }
    String nats = WatchText.nats(state, Instant.now());
    if (nats != null && (before == null || !Objects.equals(health(before), health(state)))) {
      line(nats);
    }
    last = isLooking && before != null ? before.hearing(state.nats()) : state;
  }

  private static boolean isOtherwise(AgentState before, AgentState now) {
    return before.doing().activity() != now.doing().activity()
        || !Objects.equals(before.doing().cause(), now.doing().cause())
        || !Objects.equals(before.paused(), now.paused())
        || before.program().pid() != now.program().pid();
  }

  private static @Nullable Object health(AgentState state) {
    return state.nats() == null ? null : state.nats().health();
  }

  @Override
  public void peers(List<DeviceEntry> peers) {
    List<String> now = WatchText.others(peers).stream().map(WatchText::peer).toList();
    now.stream().filter(line -> !lastPeers.contains(line)).forEach(this::line);
    lastPeers = now;
  }

  @Override
  public void absent(String why) {
    if (!why.equals(told)) {
      told = why;
      last = null;
      console.message("tcfs: " + why);
    }
  }

  @Override
  public void tick() {}
}

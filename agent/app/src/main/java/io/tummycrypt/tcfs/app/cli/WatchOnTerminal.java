package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.render.WatchText;
import io.tummycrypt.tcfs.app.terminal.ProgressText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On a terminal: what moves scrolls by, and below it stands how things are now. */
final class WatchOnTerminal implements WatchView {
  /** Of more devices than these a table tells better. */
  private static final int PEERS = 8;

  private final Console console;
  private @Nullable AgentState state;
  private AgentEvent.@Nullable Progress progress;
  private List<DeviceEntry> peers = List.of();
  private @Nullable String absent;

  /** How many lines stand below what scrolls by. */
  private int drawn;

  WatchOnTerminal(Console console) {
    this.console = console;
  }

  @Override
  public void event(AgentEvent event) {
    absent = null;
    switch (event) {
      case AgentEvent.Now(AgentState now) -> {
        state = now;
        progress = now.doing().activity() == AgentState.Activity.LOOKING ? progress : null;
      }
      case AgentEvent.Progress now -> progress = now;
      case AgentEvent.Moved moved -> scroll(WatchText.moved(moved));
      case AgentEvent.Round round -> scroll(WatchText.round(round));
      case AgentEvent.Missed missed -> scroll(WatchText.missed(missed));
    }
    draw();
  }

  @Override
  public void peers(List<DeviceEntry> devices) {
    peers = WatchText.others(devices);
    draw();
  }

  @Override
  public void absent(String why) {
    absent = why;
    state = null;
    progress = null;
    draw();
  }

  @Override
  public void tick() {
    draw();
  }

  private void scroll(String line) {
    erase();
    console.line(line);
  }

  private void draw() {
    erase();
    List<String> lines = lines();
    int columns = console.terminal().columns() - 1;
    lines.forEach(line -> console.line(WatchText.fitting(line, columns)));
    drawn = lines.size();
    console.out().flush();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (absent != null) {
      lines.add(absent);
    }
    AgentState now = state;
    if (now != null) {
      lines.add(WatchText.agent(now));
      String nats = WatchText.nats(now, Instant.now());
      if (nats != null) {
        lines.add(nats);
      }
    }
    if (progress != null) {
      lines.add("       " + ProgressText.of(progress.reading()));
    }
    peers.stream().limit(PEERS).map(WatchText::peer).forEach(lines::add);
    if (peers.size() > PEERS) {
      lines.add("       and " + (peers.size() - PEERS) + " more; 'tcfs device list' lists all");
    }
    return lines;
  }

  private void erase() {
    if (drawn > 0) {
      console.out().print("\u001b[" + drawn + "A\r\u001b[J");
      drawn = 0;
    }
  }
}

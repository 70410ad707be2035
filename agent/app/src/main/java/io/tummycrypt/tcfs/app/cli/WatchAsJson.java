package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.render.WatchText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object on each line, as it happens. */
final class WatchAsJson implements WatchView {
  private final Console console;
  private @Nullable String told;

  WatchAsJson(Console console) {
    this.console = console;
  }

  private void line(String line) {
    console.line(line);
    console.out().flush();
  }

  @Override
  public void event(AgentEvent event) throws IOException {
    told = null;
    line(JsonAnswer.event(event));
  }

  @Override
  public void peers(List<DeviceEntry> peers) throws IOException {
    line(JsonAnswer.peers(WatchText.others(peers)));
  }

  @Override
  public void absent(String why) throws IOException {
    if (!why.equals(told)) {
      told = why;
      line(JsonAnswer.absent(why));
    }
  }

  @Override
  public void tick() {}
}

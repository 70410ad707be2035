package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import java.io.IOException;
import java.util.List;

/** How what is seen of an agent is shown. For one thread at a time. */
interface WatchView {
  /** Something happened. */
  void event(AgentEvent event) throws IOException;

  /** How the other devices are now. */
  void peers(List<DeviceEntry> peers) throws IOException;

  /** There is no agent to be asked, for this reason; told again and again as long as it is so. */
  void absent(String why) throws IOException;

  /** A second has gone by. */
  void tick();
}

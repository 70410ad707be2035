package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.engine.home.RunLock;
import java.io.IOException;

/**
 * While a command has it, nobody else changes anything as this device. Then an agent that runs
 * looks at what has become of it: it tells other devices of what was published.
 */
record Turn(RunLock lock, AgentLink agent) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    lock.close();
    agent.recheck();
  }
}

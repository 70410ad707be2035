package io.tummycrypt.tcfs.store.event;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.time.InstantSource;
import java.util.List;

class InMemoryEventServerTest extends EventsContract {
  private final InMemoryEventServer server = new InMemoryEventServer(InstantSource.system());

  @Override
  protected Events connect(FleetId fleet, DeviceName device, Heard heard) {
    return server.connect(fleet, device, heard);
  }

  @Override
  protected void stopServer() {
    server.stop();
  }

  @Override
  protected void startServer() {
    server.start();
  }

  @Override
  protected void loseEverything() {
    server.lose();
  }

  @Override
  protected List<String> messagesOfA() {
    return server.messages(A).stream().map(Message::id).toList();
  }
}

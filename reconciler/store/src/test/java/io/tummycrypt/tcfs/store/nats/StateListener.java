package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.tummycrypt.tcfs.store.nats.ServerWork.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Another program, which hears what devices tell as they tell it. */
public final class StateListener implements AutoCloseable {
  private final Connection connection;

  private StateListener(Connection connection) {
    this.connection = connection;
  }

  /** Hands on what is told from now on; the numbers of the messages are not known. */
  public static StateListener of(NatsServer server, Consumer<Stored> heard) throws Exception {
    Connection connection = Nats.connect(server.url());
    connection
        .createDispatcher(message -> {
          String id = message.hasHeaders() ? message.getHeaders().getFirst("Nats-Msg-Id") : null;
          String text = new String(message.getData(), StandardCharsets.UTF_8);
          heard.accept(new Stored(0, message.getSubject(), id, text));
        })
        .subscribe("STATE.>");
    connection.flush(Duration.ofSeconds(10));
    return new StateListener(connection);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.util.List;
import java.util.function.UnaryOperator;

/** What somebody else does with a server, or sees there. */
public final class ServerWork {
  private static final String STREAM = "STATE_UPDATES";

  private ServerWork() {}

  /** What is done over a connection. */
  @FunctionalInterface
  interface Work<T> {
    T done(Connection connection) throws Exception;
  }

  static <T> T at(NatsServer server, Work<T> work) throws Exception {
    Connection connection = Nats.connect(server.url());
    try {
      return work.done(connection);
    } finally {
      connection.close();
    }
  }

  private static <T> T manage(NatsServer server, Managing<T> work) throws Exception {
    return at(server, connection -> work.done(connection.jetStreamManagement()));
  }

  private interface Managing<T> {
    T done(JetStreamManagement management) throws Exception;
  }

  /** The names of all streams. */
  public static List<String> streams(NatsServer server) throws Exception {
    return manage(server, JetStreamManagement::getStreamNames);
  }

  /** Deletes all streams. */
  public static void deleteEverything(NatsServer server) throws Exception {
    for (String name : streams(server)) {
      manage(server, management -> management.deleteStream(name));
    }
  }

  /** Deletes one consumer. */
  public static void deleteConsumer(NatsServer server, String name) throws Exception {
    manage(server, management -> management.deleteConsumer(STREAM, name));
  }

  /** Gives the stream other settings. */
  public static void change(NatsServer server, UnaryOperator<StreamConfiguration.Builder> change)
      throws Exception {
    manage(
        server,
        management -> {
          StreamConfiguration found = stream(server);
          return management.updateStream(change.apply(StreamConfiguration.builder(found)).build());
        });
  }

  static StreamConfiguration stream(NatsServer server) throws Exception {
    return manage(server, management -> management.getStreamInfo(STREAM).getConfiguration());
  }

  static List<String> consumers(NatsServer server) throws Exception {
    return manage(server, management -> management.getConsumerNames(STREAM)).stream()
        .sorted()
        .toList();
  }

  /** How many messages are in the stream. */
  public static long messages(NatsServer server) throws Exception {
    return manage(
        server, management -> management.getStreamInfo(STREAM).getStreamState().getMsgCount());
  }

  /** Sends something that says nothing. */
  public static void publish(NatsServer server, String subject) throws Exception {
    at(server, connection -> connection.jetStream().publish(subject, new byte[] {'x'}));
  }
}

package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What somebody else does with a server, or sees there. */
public final class ServerWork {
  private static final String STREAM = "STATE_UPDATES";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private ServerWork() {}

  /** What is done over a connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T done(Connection connection) throws Exception;
  }

  static <T> T at(NatsServer server, Work<T> work) throws Exception {
    Connection connection;
    try {
      connection = Nats.connect(server.url());
    } catch (IOException e) {
      throw new IOException(server.told(), e);
    }
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

  /** Makes the stream as somebody would who does not know how it is to be: in memory. */
  static void makeInMemory(NatsServer server) throws Exception {
    manage(
        server,
        management ->
            management.addStream(
                StreamConfiguration.builder()
                    .name(STREAM)
                    .subjects("STATE.>")
                    .storageType(StorageType.Memory)
                    .build()));
  }

  /** Deletes the stream, makes it as anybody would, deletes it, and so on. */
  static void makeAndDelete(NatsServer server, int times) throws Exception {
    deleteEverything(server);
    manage(
        server,
        management -> {
          for (int i = 0; i < times; i++) {
            management.addStream(
                StreamConfiguration.builder().name(STREAM).subjects("STATE.>").build());
            management.deleteStream(STREAM);
          }
          return times;
        });
  }

  /** Takes all messages out of the stream, which stays. */
  public static void purge(NatsServer server) throws Exception {
    manage(server, management -> management.purgeStream(STREAM));
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

  /** How many messages a stream has, and the number of the last, as somebody sees it. */
  public static String state(String url, String user, String password, String stream)
      throws Exception {
    return as(
        url,
        user,
        password,
        connection -> {
          StreamState state =
              connection.jetStreamManagement().getStreamInfo(stream).getStreamState();
          return state.getMsgCount() + " messages, last " + state.getLastSequence();
        });
  }

  /** Sends so many messages, of so many bytes, to a subject of the stream. */
  public static void publish(
      String url, String user, String password, String subject, int count, int bytes)
      throws Exception {
    as(
        url,
        user,
        password,
        connection -> {
          for (int i = 0; i < count; i++) {
            connection.jetStream().publish(subject, new byte[bytes]);
          }
          return null;
        });
  }

  private static <T extends @Nullable Object> T as(
      String url, String user, String password, Work<T> work) throws Exception {
    Connection connection =
        Nats.connect(
            Options.builder()
                .server(url)
                .userInfo(user.toCharArray(), password.toCharArray())
                .build());
    try {
      return work.done(connection);
    } finally {
      connection.close();
    }
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

  /** A message in the stream. */
  public record Stored(long number, String subject, @Nullable String id, String text) {}

  /**
   * What the stream has on subjects like this one, in order. It is read by a consumer: see {@link
   * StateStream#readBack}.
   */
  public static List<Stored> stored(NatsServer server, String subject) throws Exception {
    return at(server, connection -> stored(connection, subject));
  }

  private static List<Stored> stored(Connection connection, String subject) throws Exception {
    List<Stored> all = new ArrayList<>();
    ConsumerInfo found =
        connection
            .jetStreamManagement()
            .createConsumer(
                STREAM,
                ConsumerConfiguration.builder()
                    .filterSubject(subject)
                    .ackPolicy(AckPolicy.None)
                    .build());
    IterableConsumer messages = NatsEvents.messages(connection, STREAM, found.getName());
    while (all.size() < found.getNumPending()) {
      Message next = Objects.requireNonNull(messages.nextMessage(PATIENCE), server(connection));
      String id = next.getHeaders() == null ? null : next.getHeaders().getFirst("Nats-Msg-Id");
      String text = new String(next.getData(), StandardCharsets.UTF_8);
      all.add(new Stored(next.metaData().streamSequence(), next.getSubject(), id, text));
    }
    messages.stop();
    connection.jetStreamManagement().deleteConsumer(STREAM, found.getName());
    return all;
  }

  private static String server(Connection connection) {
    return String.valueOf(connection.getConnectedUrl());
  }
}

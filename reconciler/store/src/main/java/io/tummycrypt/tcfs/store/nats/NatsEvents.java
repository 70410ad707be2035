package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.event.Line;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Events of one device through the servers of its fleet. Whatever goes wrong, one thread begins
 * again with the first server, for ever and less and less often, and tells that something may have
 * been missed: it then looks at the heads. So nothing here keeps anybody from starting or from
 * ending.
 */
public final class NatsEvents implements Events {
  private static final String CONNECTION = "tcfs ";
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration PULL = Duration.ofSeconds(30);

  /**
   * A server that has said nothing for so long is asked for a sign of life. The thread wakes up
   * this often anyway, and asking takes 0.2 ms: 0.005 % of a core.
   */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** When one that was asked counts as gone. With the silence before, it is under 10 seconds. */
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /** What is at the end may take so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * When it is first looked whether all is still there, while nothing comes; then after twice as
   * long, and so on. Most of what can be lost is also told by the answer to the next pull.
   */
  private static final Duration DOUBT = Duration.ofSeconds(10);

  private static final Duration LONGEST_DOUBT = Duration.ofMinutes(5);

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final NatsOptions options;
  private final NatsConnections connections;
  private final FleetId fleet;
  private final DeviceName device;
  private final Listener listener;
  private final InstantSource clock;
  private final Thread thread;
  private final AtomicReference<@Nullable HeadNotice> pending = new AtomicReference<>();
  private volatile @Nullable JetStream stream;
  private volatile @Nullable Line line;

  /** Why an announcement failed since the connection was made; null if none has. */
  private volatile @Nullable String refusal;

  private volatile boolean isClosed;
  private volatile State state;

  private NatsEvents(
      NatsOptions options,
      FleetId fleet,
      DeviceName device,
      Listener listener,
      InstantSource clock) {
    this.options = options;
    this.connections = new NatsConnections(options, CONNECTION + device, CONNECTING);
    this.fleet = fleet;
    this.device = device;
    this.listener = listener;
    this.clock = clock;
    this.state = new State(Health.OFFLINE, clock.instant(), null, "not yet tried", null, null, 0);
    this.thread = Thread.ofPlatform().daemon().name("nats").unstarted(this::run);
  }

  /** The device that listens over a connection of this name; empty if it is none's. */
  public static Optional<DeviceName> device(String connection) {
    if (!connection.startsWith(CONNECTION)) {
      return Optional.empty();
    }
    String name = connection.substring(CONNECTION.length());
    return DeviceName.isValid(name) ? Optional.of(new DeviceName(name)) : Optional.empty();
  }

  /** Begins to connect; does not wait for it. */
  public static NatsEvents start(
      NatsOptions options,
      FleetId fleet,
      DeviceName device,
      Listener listener,
      InstantSource clock) {
    NatsEvents events = new NatsEvents(options, fleet, device, listener, clock);
    events.thread.start();
    return events;
  }

  @Override
  public void announce(HeadNotice notice) {
    pending.set(notice);
    JetStream now = stream;
    if (now != null) {
      send(now, notice);
    }
  }

  @Override
  public void remind(HeadNotice notice) {
    JetStream now = stream;
    if (now != null) {
      try {
        var _ = now.publishAsync(StateStream.subject(device), notice.toBytes());
      } catch (IOException | RuntimeException _) {
        // Whoever begins to listen looks at the heads anyway.
      }
    }
  }

  @Override
  public @Nullable Line line() {
    return line;
  }

  @Override
  public State state() {
    return state.withWaiting(pending.get() == null ? 0 : 1);
  }

  private void run() {
    try {
      listen();
    } catch (Throwable e) {
      // Whoever was to be told of it has failed as well.
      state = new State(Health.OFFLINE, clock.instant(), null, "it has ended: " + e, null, null, 0);
      throw e;
    }
  }

  private void listen() {
    int failures = 0;
    while (!isClosed) {
      long began = System.nanoTime();
      Connection connection = null;
      try {
        connection = connections.open();
        try (Homesickness better = Homesickness.begin(connections)) {
          attend(connection, better);
        }
      } catch (IOException
          | JetStreamApiException
          | JetStreamStatusCheckedException
          | RuntimeException
          | Error e) {
        failed(connection, e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        stream = null;
        line = null;
        close(connection);
      }
      boolean wasLong = System.nanoTime() - began > DOUBT.toNanos();
      failures = wasLong ? 1 : failures + 1;
      if (!pause(failures)) {
        break;
      }
    }
  }

  private void failed(@Nullable Connection connection, Throwable e) {
    boolean isThere =
        connection != null
            && connection.getStatus() == Connection.Status.CONNECTED
            && !(e instanceof SilentException || e instanceof Error);
    if (connection != null && (stream == null || e instanceof SilentException)) {
      connections.passOver();
    }
    become(
        isThere ? Health.DEGRADED : Health.OFFLINE,
        isThere ? server(connection) : null,
        NatsConnections.why(connection, e));
  }

  private static @Nullable String server(@Nullable Connection connection) {
    return connection == null ? null : connection.getConnectedUrl();
  }

  /** Listens as long as all is well, and no better server is there. */
  private void attend(Connection connection, Homesickness better)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    refusal = null;
    StateStream desired = StateStream.at(connection, options, fleet, device);
    desired.mend();
    StateStream.Found found = desired.look();
    String consumer = Objects.requireNonNull(found.consumer(), "it was just made");
    JetStream now = connection.jetStream();
    // It ends with its connection.
    IterableConsumer messages = messages(connection, desired.name(), consumer);
    stream = now;
    line = new NatsLine(connection, now, desired, device);
    state = state.withLag(found.lag());
    String server = Objects.requireNonNullElse(server(connection), "the server");
    become(Health.CONNECTED, server, null);
    listener.missed();
    sendAgain(now);
    long gone = found.gone();
    // Clocks jump, and nothing here may wait for that.
    long sure = System.nanoTime();
    long doubt = DOUBT.toNanos();
    while (!isClosed && !better.isOver()) {
      Message message = messages.nextMessage(SILENCE);
      if (message == null) {
        requireSignOfLife(connection, server);
        requireHearing(connection, desired.name(), consumer);
      } else {
        take(message);
      }
      requireConnected(connection, server);
      String refused = refusal;
      if (refused != null) {
        throw new IOException("an announcement was refused: " + refused);
      }
      if (System.nanoTime() - sure > doubt) {
        sendAgain(now);
        gone = requireIntact(desired, consumer, gone);
        sure = System.nanoTime();
        doubt = Math.min(2 * doubt, LONGEST_DOUBT.toNanos());
      }
    }
  }

  /** What a consumer has, and will have. */
  static IterableConsumer messages(Connection connection, String stream, String consumer)
      throws IOException, JetStreamApiException {
    ConsumeOptions pulling = ConsumeOptions.builder().expiresIn(PULL.toMillis()).build();
    return connection.getStreamContext(stream).getConsumerContext(consumer).iterate(pulling);
  }

  /** There is still a connection, and nobody at the other end. */
  private static final class SilentException extends IOException {
    private static final long serialVersionUID = 1;

    SilentException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** What has to go there and back says more than the state of a connection. */
  private static void requireSignOfLife(Connection connection, String server)
      throws IOException, InterruptedException {
    requireConnected(connection, server);
    try {
      connection.flush(ANSWER);
    } catch (TimeoutException e) {
      requireConnected(connection, server); // Nor is waited for an answer when it is lost.
      throw new SilentException(
          "%s has not answered for %d seconds".formatted(server, ANSWER.toSeconds()), e);
    }
  }

  /**
   * A server that does not let it ask for messages, or say that it has one, is connected and silent
   * for ever. Other rights that are missing keep nobody from hearing.
   */
  private static void requireHearing(Connection connection, String stream, String consumer)
      throws IOException {
    String said = Objects.requireNonNullElse(connection.getLastError(), "");
    String of = stream + "." + consumer;
    if (said.contains("MSG.NEXT." + of + "\"") || said.contains("$JS.ACK." + of + ".")) {
      throw new IOException("it may not hear of others");
    }
  }

  private static void requireConnected(Connection connection, String server) throws IOException {
    if (connection.getStatus() != Connection.Status.CONNECTED) {
      throw new IOException("the connection to " + server + " was lost");
    }
  }

  /**
   * What was taken out of the stream may have been something that has not come yet.
   *
   * @param before how many messages were gone when it was looked last
   * @return how many are gone now
   */
  private long requireIntact(StateStream desired, String consumer, long before)
      throws IOException, JetStreamApiException {
    StateStream.Found found = desired.look();
    if (!consumer.equals(found.consumer()) || !found.drift().isEmpty()) {
      throw new IOException("the stream or its consumer was lost or changed");
    }
    state = state.withLag(found.lag());
    if (found.gone() != before) {
      listener.missed();
    }
    return found.gone();
  }

  private static void close(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Message message) {
    message.ack();
    state = state.withLag(message.metaData().pendingCount());
    HeadNotice notice = HeadNotice.parse(message.getData(), fleet);
    if (notice != null && !notice.device().equals(device)) {
      state = state.withLastEvent(clock.instant());
      listener.published(notice);
    }
  }

  private void sendAgain(JetStream to) {
    HeadNotice left = pending.get();
    if (left != null) {
      send(to, left);
    }
  }

  /** A repeated one has the same id, and counts once. */
  private void send(JetStream to, HeadNotice notice) {
    try {
      PublishOptions once =
          PublishOptions.builder()
              .messageId(notice.fleet() + "/" + notice.device() + "/" + notice.seq())
              .build();
      var _ =
          to.publishAsync(StateStream.subject(device), notice.toBytes(), once)
              .whenComplete((_, thrown) -> {
                if (thrown == null) {
                  pending.compareAndSet(notice, null);
                } else {
                  refusal = String.valueOf(thrown.getMessage());
                }
              });
    } catch (IOException | RuntimeException _) {
      // It stays pending.
    }
  }

  private void become(Health health, @Nullable String server, @Nullable String why) {
    if (isClosed) {
      return;
    }
    State before = state;
    boolean isSame = health == before.health() && Objects.equals(server, before.server());
    Instant since = isSame ? before.since() : clock.instant();
    Long lag = health == Health.CONNECTED ? before.lag() : null;
    state = new State(health, since, server, why, before.lastEvent(), lag, 0);
    if (!isSame || !Objects.equals(why, before.why())) {
      listener.changed(state());
    }
  }

  /** False once it is all over. */
  private boolean pause(int failures) {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
      return !isClosed;
    } catch (InterruptedException _) {
      return false;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

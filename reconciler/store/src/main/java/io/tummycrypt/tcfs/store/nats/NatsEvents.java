package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Events of one device through the servers of its fleet. Whatever goes wrong, one thread begins
 * again with the next server, for ever and less and less often, and tells that something may have
 * been missed: it then looks at the heads. So nothing here keeps anybody from starting or from
 * ending.
 */
public final class NatsEvents implements Events {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration PULL = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How often it is looked whether the consumer is still there, while nothing comes. */
  private static final Duration DOUBT = Duration.ofSeconds(10);

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final List<String> urls;
  private final FleetId fleet;
  private final DeviceName device;
  private final Listener listener;
  private final InstantSource clock;
  private final Thread thread;
  private final AtomicReference<@Nullable HeadNotice> pending = new AtomicReference<>();
  private volatile @Nullable JetStream stream;

  /** Why an announcement failed since the connection was made; null if none has. */
  private volatile @Nullable String refusal;

  private volatile boolean isClosed;
  private volatile State state;

  private NatsEvents(
      List<String> urls, FleetId fleet, DeviceName device, Listener listener, InstantSource clock) {
    this.urls = List.copyOf(urls);
    this.fleet = fleet;
    this.device = device;
    this.listener = listener;
    this.clock = clock;
    this.state = new State(Health.OFFLINE, clock.instant(), null, "not yet tried", null, 0);
    this.thread = Thread.ofPlatform().daemon().name("nats").unstarted(this::run);
  }

  /** Begins to connect; does not wait for it. */
  public static NatsEvents start(
      List<String> urls, FleetId fleet, DeviceName device, Listener listener, InstantSource clock) {
    NatsEvents events = new NatsEvents(urls, fleet, device, listener, clock);
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
  public State state() {
    State now = state;
    return new State(
        now.health(),
        now.since(),
        now.server(),
        now.why(),
        now.lastEvent(),
        pending.get() == null ? 0 : 1);
  }

  private void run() {
    int failures = 0;
    while (!isClosed) {
      Instant began = clock.instant();
      Connection connection = null;
      try {
        connection = Nats.connect(options());
        attend(connection);
      } catch (IOException
          | JetStreamApiException
          | JetStreamStatusCheckedException
          | RuntimeException e) {
        become(state.server() == null ? Health.OFFLINE : Health.DEGRADED, null, why(e));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        stream = null;
        close(connection);
      }
      boolean wasLong = Duration.between(began, clock.instant()).compareTo(DOUBT) > 0;
      failures = wasLong ? 1 : failures + 1;
      if (!pause(failures)) {
        break;
      }
    }
  }

  private Options options() {
    return Options.builder()
        .servers(urls.toArray(String[]::new))
        .connectionName("tcfs " + device)
        .connectionTimeout(CONNECTING)
        .noReconnect()
        .errorListener(new Quiet())
        .build();
  }

  private static String why(Exception e) {
    return e instanceof IOException io ? IoText.of(io) : String.valueOf(e.getMessage());
  }

  /** Listens as long as all is well. */
  private void attend(Connection connection)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    String server = String.valueOf(connection.getConnectedUrl());
    refusal = null;
    become(Health.DEGRADED, server, "the stream is looked at");
    StateStream desired = new StateStream(connection.jetStreamManagement(), device);
    desired.require();
    JetStream now = connection.jetStream();
    ConsumeOptions options = ConsumeOptions.builder().expiresIn(PULL.toMillis()).build();
    // It ends with its connection.
    IterableConsumer consumer =
        connection
            .getStreamContext(StateStream.NAME)
            .getConsumerContext(desired.consumer())
            .iterate(options);
    stream = now;
    become(Health.CONNECTED, server, null);
    listener.missed();
    sendAgain(now);
    Instant sure = clock.instant();
    while (!isClosed) {
      Message message = consumer.nextMessage(PATIENCE);
      if (message != null) {
        take(message);
      }
      if (connection.getStatus() != Connection.Status.CONNECTED) {
        throw new IOException("the connection to " + server + " was lost");
      }
      String refused = refusal;
      if (refused != null) {
        throw new IOException("an announcement was refused: " + refused);
      }
      if (Duration.between(sure, clock.instant()).compareTo(DOUBT) > 0) {
        sendAgain(now);
        if (!desired.isIntact()) {
          throw new IOException("the stream or its consumer was lost");
        }
        sure = clock.instant();
      }
    }
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
    HeadNotice notice = HeadNotice.parse(message.getData(), fleet);
    if (notice != null && !notice.device().equals(device)) {
      State now = state;
      state = new State(now.health(), now.since(), now.server(), now.why(), clock.instant(), 0);
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
    State now = state;
    Instant since = now.health() == health ? now.since() : clock.instant();
    state = new State(health, since, server, why, now.lastEvent(), 0);
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

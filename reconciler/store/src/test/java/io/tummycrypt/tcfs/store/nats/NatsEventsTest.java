package io.tummycrypt.tcfs.store.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.Events.Health;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NatsEventsTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final DeviceName A = new DeviceName("a");
  private static final DeviceName B = new DeviceName("b");

  @TempDir Path folder;
  private NatsServer server;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void startServer() throws IOException {
    server = NatsServer.start(folder);
    open.add(server);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  /** Keeps what was heard. */
  private static final class Heard implements Events.Listener {
    private final BlockingQueue<HeadNotice> notices = new LinkedBlockingQueue<>();
    private final Semaphore missed = new Semaphore(0);

    @Override
    public void published(HeadNotice notice) {
      notices.add(notice);
    }

    @Override
    public void missed() {
      missed.release();
    }

    /** Waits for the next notice. */
    HeadNotice next() throws InterruptedException {
      HeadNotice notice = notices.poll(60, TimeUnit.SECONDS);
      assertNotNull(notice, "nothing came");
      return notice;
    }
  }

  private Events start(DeviceName device, Heard heard) {
    return start(device, heard, List.of(server.url()));
  }

  private Events start(DeviceName device, Heard heard, List<String> urls) {
    Events events = NatsEvents.start(urls, FLEET, device, heard, InstantSource.system());
    open.add(events);
    return events;
  }

  private static HeadNotice notice(DeviceName device, long seq) {
    return new HeadNotice(FLEET, device, seq);
  }

  @Test
  void bringsNoticesToTheOthersAndNotBack() throws InterruptedException {
    Heard byA = new Heard();
    Heard byB = new Heard();
    Events a = start(A, byA);
    Events b = start(B, byB);
    byA.missed.acquire();
    byB.missed.acquire();

    a.announce(notice(A, 7));
    assertEquals(notice(A, 7), byB.next());
    b.announce(notice(B, 3));
    assertEquals(notice(B, 3), byA.next());
    assertEquals(List.of(), List.copyOf(byA.notices));
    assertEquals(Health.CONNECTED, a.state().health());
  }

  @Test
  void sendsWhatWasAnnouncedBeforeThereWasAServer() throws Exception {
    Heard byB = new Heard();
    start(B, byB);
    byB.missed.acquire();
    server.kill();

    Events a = start(A, new Heard());
    a.announce(notice(A, 1));
    a.announce(notice(A, 2));
    assertEquals(1, a.state().waiting());
    server.restart();

    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void goesOnWithTheNextServer() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    NatsServer second = NatsServer.start(other);
    open.add(second);
    List<String> both = List.of(server.url(), second.url());
    server.kill();
    Heard byB = new Heard();
    start(B, byB, both);
    Events a = start(A, new Heard(), both);
    byB.missed.acquire();

    a.announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
  }

  @Test
  void saysThatSomethingMayBeMissedWhenTheServerComesBack() throws Exception {
    Heard byB = new Heard();
    Events b = start(B, byB);
    byB.missed.acquire();
    server.restart();
    byB.missed.acquire();
    assertEquals(Health.CONNECTED, b.state().health());

    Events a = start(A, new Heard());
    a.announce(notice(A, 5));
    assertEquals(notice(A, 5), byB.next());
  }

  @Test
  void makesTheStreamAsItIsToBe() throws Exception {
    Heard heard = new Heard();
    start(A, heard);
    heard.missed.acquire();

    StreamConfiguration stream =
        outside(connection ->
            connection.jetStreamManagement().getStreamInfo("STATE_UPDATES").getConfiguration());
    assertEquals(List.of("STATE.>"), stream.getSubjects());
    assertEquals(RetentionPolicy.Limits, stream.getRetentionPolicy());
    assertEquals(StorageType.File, stream.getStorageType());
    assertEquals(Duration.ofDays(7), stream.getMaxAge());
  }

  /** What somebody else does with the server. */
  @FunctionalInterface
  private interface Work<T> {
    T done(Connection connection) throws Exception;
  }

  private <T> T outside(Work<T> work) throws Exception {
    Connection connection = Nats.connect(server.url());
    try {
      return work.done(connection);
    } finally {
      connection.close();
    }
  }

  @Test
  void mendsAStreamThatWasDeleted() throws Exception {
    Heard byB = new Heard();
    Events b = start(B, byB);
    byB.missed.acquire();
    Events a = start(A, new Heard());
    a.announce(notice(A, 1));
    byB.next();
    outside(connection -> connection.jetStreamManagement().deleteStream("STATE_UPDATES"));

    byB.missed.acquire();
    a.announce(notice(A, 2));
    assertEquals(notice(A, 2), byB.next());
    assertEquals(Health.CONNECTED, b.state().health());
  }

  @Test
  void takesNoNoticeOfWhatIsNoNotice() throws Exception {
    Heard byB = new Heard();
    start(B, byB);
    byB.missed.acquire();
    for (String text : List.of("", "{}", "[1]", "{\"fleet\":\"x\"}", "x".repeat(5_000))) {
      publish(text.getBytes(StandardCharsets.UTF_8));
    }
    publish(new HeadNotice(new FleetId(9, 9), A, 1).toBytes());
    Events a = start(A, new Heard());
    a.announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
  }

  private void publish(byte[] bytes) throws Exception {
    outside(connection -> connection.jetStream().publish("STATE.a.head", bytes));
  }

  @Test
  void neverKeepsAnybodyFromEnding() {
    server.kill();
    Events a = start(A, new Heard());
    a.announce(notice(A, 1));
    a.close();
    assertEquals(1, a.state().waiting());
  }
}

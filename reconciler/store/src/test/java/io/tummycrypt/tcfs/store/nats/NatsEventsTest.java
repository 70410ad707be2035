package io.tummycrypt.tcfs.store.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.EventsContract;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.event.Heard;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsEventsTest extends EventsContract {
  @TempDir Path folder;
  private NatsServer server;

  @BeforeEach
  void begin() throws IOException {
    server = NatsServer.start(folder);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Override
  protected Events connect(FleetId fleet, DeviceName device, Heard heard) {
    return connect(fleet, device, heard, List.of(server.url()));
  }

  private static Events connect(
      FleetId fleet, DeviceName device, Heard heard, List<String> urls) {
    return NatsEvents.start(NatsOptions.of(urls), fleet, device, heard, InstantSource.system());
  }

  @Override
  protected void stopServer() {
    server.kill();
  }

  @Override
  protected void startServer() throws IOException {
    server.restart();
  }

  @Override
  protected void loseEverything() throws Exception {
    outside(connection -> connection.jetStreamManagement().deleteStream("STATE_UPDATES"));
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
  void goesOnWithTheNextServer() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (NatsServer second = NatsServer.start(other)) {
      List<String> both = List.of(server.url(), second.url());
      Heard byB = new Heard();
      try (Events b = connect(FLEET, B, byB, both);
          Events a = connect(FLEET, A, new Heard(), both)) {
        byB.awaitMissed();
        assertEquals(server.url(), b.state().server());
        server.kill();
        byB.awaitMissed();
        assertEquals(second.url(), b.state().server());
        a.announce(notice(A, 1));
        assertEquals(notice(A, 1), byB.next());
      }
    }
  }

  @Test
  void mendsAConsumerThatWasDeleted() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    outside(connection ->
        connection.jetStreamManagement().deleteConsumer("STATE_UPDATES", "state-b"));
    byB.awaitMissed();
    startAndArrive(A, new Heard()).announce(notice(A, 2));
    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void takesNoNoticeOfWhatIsNoNotice() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    for (String text : List.of("", "{}", "[1]", "{\"fleet\":\"x\"}", "x".repeat(5_000))) {
      publish(text.getBytes(StandardCharsets.UTF_8));
    }
    publish(new HeadNotice(new FleetId(9, 9), A, 1).toBytes());
    startAndArrive(A, new Heard()).announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
  }

  private void publish(byte[] bytes) throws Exception {
    outside(connection -> connection.jetStream().publish("STATE.a.head", bytes));
  }
}

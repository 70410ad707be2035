package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.nats.NatsServer;
import io.tummycrypt.tcfs.store.nats.ServerWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tcfs doctor nats}, and the same lines of {@code tcfs doctor}, with a real server. */
class NatsDoctorTest {
  @TempDir Path folder;
  private NatsServer server;
  private Machine a;

  @BeforeEach
  void join() throws IOException {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    a = Machine.in(folder, "a");
    a.doneWith("TCFS_NATS", server.url(), a.initArgs());
    a.sync();
  }

  @AfterEach
  void end() {
    server.close();
  }

  /** The lines about NATS, with what differs between runs replaced. */
  private List<String> lines(Machine.Ended ended) {
    return ended
        .out()
        .lines()
        .filter(line -> line.matches("(ok|warn|error|-) +nats .*"))
        .map(line -> line.replaceAll(" +", " ").replaceAll("[0-9.]+ (ms|K?B)", "N $1"))
        .map(line -> line.replace(server.url(), "URL").replaceAll("server [0-9.]+$", "server V"))
        .toList();
  }

  @Test
  void tellsEverythingOfAServerAndLeavesItAsItWas() throws Exception {
    ServerWork.publish(server, "STATE.x.head");
    List<String> healthy =
        List.of(
            "ok nats server URL, without TLS, nats-server V",
            "ok nats space N B stored, without a limit of the account",
            "ok nats drift stream and consumer are as desired",
            "ok nats stream STATE_UPDATES: 1 message, N B, 1 consumer",
            "ok nats consumer state-a: 1 behind, 0 not acknowledged",
            "ok nats round-trip N ms through JetStream and back");
    assertEquals(healthy, lines(a.ends(0, "doctor", "nats")));
    assertEquals(1, ServerWork.messages(server));
    Machine.Ended all = a.ends(0, "doctor");
    assertTrue(lines(all).containsAll(healthy.subList(2, 6)), all::all);
  }

  @Test
  void tellsOfAllConsumersOnlyWhoAsksForThem() throws IOException {
    Machine b = Machine.in(folder, "b");
    b.init();
    b.sync();
    assertTrue(a.done("doctor", "nats").out().contains("state-b: "));
    assertFalse(a.done("doctor").out().contains("state-b: "));
  }

  @Test
  void warnsOfDrift() throws Exception {
    ServerWork.change(server, stream -> stream.maxAge(Duration.ofHours(1)));
    ServerWork.deleteConsumer(server, "state-a");
    String drift = "warn nats drift stream STATE_UPDATES has another maxAge, consumer state-a";
    assertTrue(lines(a.ends(0, "doctor", "nats")).contains(drift + " is missing"));
    ServerWork.deleteEverything(server);
    List<String> empty = lines(a.ends(0, "doctor", "nats"));
    assertTrue(empty.contains("- nats round-trip there is no stream yet"), empty::toString);
    assertEquals(List.of(), ServerWork.streams(server));
  }

  @Test
  void isAnErrorIfNoServerAnswersOrItHasNoStreams() throws IOException {
    server.kill();
    assertEquals(
        List.of("error nats server URL: Connection refused"), lines(a.ends(3, "doctor", "nats")));
    assertTrue(a.ends(3, "doctor").out().contains("meanwhile devices poll the store"));
  }

  @Test
  void sendsNothingIfNothingMayBeWritten() throws Exception {
    List<String> lines = lines(a.done("doctor", "nats", "--no-writes"));
    assertEquals("- nats round-trip it would send a message", lines.getLast());
  }

  @Test
  void saysThatAFleetHasNoServersOnlyToWhoAsksForThem() throws IOException {
    Machine alone = Machine.in(Files.createDirectory(folder.resolve("alone")), "c");
    assertTrue(alone.done("doctor", "nats").out().contains("not part of a fleet yet"));
    alone.init();
    assertEquals(
        List.of("- nats server the document names none in spec.nats"),
        lines(alone.done("doctor", "nats")));
    assertEquals(List.of(), lines(alone.done("doctor")));
  }

  @Test
  void hasJson() {
    assertTrue(a.done("doctor", "nats", "--json").out().contains("\"round-trip\""));
    assertTrue(a.ends(64, "doctor", "mail").err().contains("nothing called 'mail'"));
  }
}

package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.nats.Cable;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of NATS while an agent listens to a real server. */
@Timeout(300)
class AgentNatsStatusTest {
  @TempDir Path folder;
  private NatsServer server;
  private Machine a;
  private RunningAgent agent;

  @BeforeEach
  void join() throws Exception {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    a = Machine.in(folder, "a");
    a.doneWith("TCFS_NATS", server.url(), a.initArgs());
    agent = RunningAgent.of(a);
  }

  @AfterEach
  void end() throws InterruptedException {
    agent.end();
    server.close();
  }

  private void tells(String part) {
    tells(a, part);
  }

  private static void tells(Machine machine, String part) {
    Eventually.holds(
        () -> machine.done("status").out().contains(part),
        () -> "no '" + part + "' in\n" + machine.done("status").all());
  }

  @Test
  void followsAServerThatGoesAndComesBack() throws IOException, InterruptedException {
    tells("NATS       connected: " + server.url() + ", since ");
    tells("; no event yet; lag 0; outbox 0\n");
    server.kill();
    tells("NATS       offline, since ");
    server.restart();
    tells("NATS       connected: " + server.url());

    Machine b = Machine.in(folder, "b");
    b.init();
    RunningAgent other = RunningAgent.of(b);
    b.write("file", "text");
    tells("; last event 0 s ago; ");
    other.end();
  }

  @Test
  void aServerThatFallsSilentIsOfflineAndComesBack() throws Exception {
    tells("NATS       connected: " + server.url());
    server.freeze();
    tells("NATS       offline, since ");
    tells(" has not answered for ");
    server.thaw();
    tells("NATS       connected: " + server.url());
  }

  @Test
  void aTunnelThatIsLostIsSeenAndTheAgentGoesOn() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (Cable tunnel = Cable.to(server.port())) {
      String url = "nats://127.0.0.1:" + tunnel.port();
      Machine b = Machine.in(elsewhere, "b");
      b.doneWith("TCFS_NATS", url, b.initArgs());
      RunningAgent ofB = RunningAgent.of(b);
      Machine c = Machine.in(elsewhere, "c");
      c.init();
      RunningAgent ofC = RunningAgent.of(c);
      tells(b, "NATS       connected: " + url);
      tunnel.swallow();
      tells(b, "NATS       offline, since ");
      c.write("file", "text");
      Eventually.holds(() -> b.read("file").equals("text"), () -> "polling brings nothing");
      tunnel.mend();
      tells(b, "NATS       connected: " + url);
      assertEquals(List.of(), ofB.failures());
      ofC.end();
      ofB.end();
    }
  }

  @Test
  void aSyncLeavesTheServerToTheAgent() throws Exception {
    tells("NATS       connected: ");
    Path log = Files.createTempFile(folder, "classes", ".log");
    Machine.Ended sync = a.inProcessWith("-Xlog:class+load:file=" + log, "sync");
    assertEquals(0, sync.code(), sync::all);
    assertFalse(Files.readString(log).contains("io.nats."));
  }

  @Test
  void aDriftIsShownAndMendedBeforeTheAgentSeesIt() throws Exception {
    tells("NATS       connected: ");
    ServerWork.change(server, stream -> stream.maxAge(Duration.ofHours(1)));
    String shown = a.ends(2, "diff-desired").out();
    assertTrue(shown.contains("change stream  STATE_UPDATES  maxAge: 3600s -> 7d\n"), shown);
    a.done("apply", "--yes");
    a.ends(0, "diff-desired");
  }

  @Test
  void aServerThatTheAgentDoesNotReachIsUnknown() throws Exception {
    tells("NATS       connected: ");
    server.kill();
    tells("NATS       offline");
    String shown = a.done("diff-desired").out();
    assertTrue(shown.contains("NATS: unknown\n  the agent says: "), shown);
  }

  @Test
  void aStatusSaysThatNobodyListensWithoutAnAgent() throws InterruptedException {
    agent.end();
    String shown = a.done("status").out();
    assertTrue(shown.contains("NATS       offline: no agent runs"), shown);
    String tracked = a.done("sync-status").out();
    assertTrue(tracked.contains("agent      does not run\n"), tracked);
  }
}

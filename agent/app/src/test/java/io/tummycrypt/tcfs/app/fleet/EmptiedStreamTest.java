package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import io.tummycrypt.tcfs.store.nats.ServerWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A message server that has lost its messages before everybody has heard them. */
@Timeout(300)
class EmptiedStreamTest {
  private static final int CHANGES = 1_000;
  private static final int AT_ONCE = 100;

  /** So seldom that nothing in a test comes from polling. */
  private static final Pace ONLY_HEARING = RunningAgent.QUICK.polling(3_600_000);

  @TempDir Path folder;
  private NatsServer server;
  private Machine a;
  private Machine b;
  private final List<RunningAgent> running = new ArrayList<>();

  @BeforeEach
  void join() throws Exception {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    a.doneWith("TCFS_NATS", server.url(), a.initArgs());
    b.init();
    run(a);
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (RunningAgent agent : running) {
      agent.end();
    }
    server.close();
  }

  private RunningAgent run(Machine machine) throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(machine, ONLY_HEARING);
    running.add(agent);
    Eventually.holds(
        () -> Objects.requireNonNull(agent.hearing()).server() != null, () -> "" + agent.hearing());
    return agent;
  }

  private static String path(int change) {
    return "files/" + change;
  }

  /** In several heads, all of which are told. */
  private void changeAll() throws IOException {
    for (int i = 0; i < CHANGES; i += AT_ONCE) {
      change(i);
      int expected = i + AT_ONCE;
      Eventually.holds(
          () -> ServerWork.stored(server, "STATE.a.file_synced").size() >= expected,
          () -> expected + " are not told\n" + a.tcfs("status").all());
    }
  }

  private void change(int first) throws IOException {
    for (int i = first; i < first + AT_ONCE; i++) {
      a.write(path(i), "text " + i);
    }
  }

  private void allArriveAtB() {
    Eventually.holds(
        () -> Files.exists(b.at(path(CHANGES - 1))) && isComplete(), () -> "not all have come");
  }

  private boolean isComplete() throws IOException {
    for (int i = 0; i < CHANGES; i++) {
      if (!Files.exists(b.at(path(i))) || !b.read(path(i)).equals("text " + i)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void losesNothingWhereItIsPurgedWhileADeviceIsAway() throws Exception {
    run(b).end();
    changeAll();
    ServerWork.purge(server);
    assertFalse(Files.exists(b.at(path(0))));
    run(b);
    allArriveAtB();
    hearsAgain();
  }

  @Test
  void losesNothingWhereItIsDeletedWhileADeviceIsAway() throws Exception {
    run(b).end();
    changeAll();
    ServerWork.deleteEverything(server);
    run(b);
    allArriveAtB();
    hearsAgain();
  }

  @Test
  void losesNothingWhereItIsPurgedAgainAndAgainWhileAllAreThere() throws Exception {
    run(b);
    for (int i = 0; i < CHANGES; i += AT_ONCE) {
      change(i);
      ServerWork.purge(server);
    }
    allArriveAtB();
    hearsAgain();
  }

  private void hearsAgain() throws IOException {
    a.write("after", "text");
    Eventually.holds(() -> b.read("after").equals("text"), () -> "it does not hear any more");
  }
}

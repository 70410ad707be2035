package io.tummycrypt.tcfs.app.fleet;

import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that hear of each other through a server of their own. */
class AgentEventsTest implements AnyStore {
  /** So seldom that nothing in a test comes from polling. */
  private static final Pace ONLY_HEARING = RunningAgent.QUICK.polling(3_600_000);

  @TempDir Path folder;
  private NatsServer server;
  private Machine a;
  private Machine b;
  private final List<RunningAgent> running = new ArrayList<>();

  @BeforeEach
  void join() throws IOException {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    Place place = place(folder);
    a = Machine.in(folder, "a", place);
    b = Machine.in(folder, "b", place);
    a.doneWith("TCFS_NATS", server.url(), a.initArgs());
    b.init();
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (RunningAgent agent : running) {
      agent.end();
    }
    server.close();
  }

  private void run(Machine machine, Pace pace) throws IOException, InterruptedException {
    running.add(RunningAgent.of(machine, pace));
  }

  private static void arrives(Path file, String text) {
    Eventually.holds(() -> Files.readString(file).equals(text), () -> file + " has not come");
  }

  @Test
  void hearOfChangesAtOnce() throws IOException, InterruptedException {
    run(a, ONLY_HEARING);
    run(b, ONLY_HEARING);
    for (int i = 0; i < 5; i++) {
      a.write("from-a", "text " + i);
      arrives(b.at("from-a"), "text " + i);
      b.write("from-b", "text " + i);
      arrives(a.at("from-b"), "text " + i);
    }
  }

  @Test
  void hearOfWhatWasPublishedWhileTheServerWasAway() throws IOException, InterruptedException {
    run(a, ONLY_HEARING);
    run(b, ONLY_HEARING);
    a.write("one", "text");
    arrives(b.at("one"), "text");

    server.kill();
    a.write("two", "text");
    b.write("three", "text");
    server.restart();

    arrives(b.at("two"), "text");
    arrives(a.at("three"), "text");
    a.write("four", "text");
    arrives(b.at("four"), "text");
  }

  @Test
  void findChangesByPollingWithoutAServer() throws IOException, InterruptedException {
    server.kill();
    run(a, RunningAgent.QUICK);
    run(b, RunningAgent.QUICK);
    a.write("one", "text");
    arrives(b.at("one"), "text");
  }
}

package io.tummycrypt.tcfs.app.fleet;

import static io.tummycrypt.tcfs.store.event.Events.Health.CONNECTED;
import static io.tummycrypt.tcfs.store.event.Events.Health.OFFLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.store.event.Events.State;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
  private Place place;
  private Machine a;
  private Machine b;
  private final List<RunningAgent> running = new ArrayList<>();

  @BeforeEach
  void join() throws IOException {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    place = place(folder);
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

  /** What is pushed from elsewhere is in no folder that an agent watches. */
  @Test
  void tellWhatACommandHasPublished() throws IOException, InterruptedException {
    run(a, ONLY_HEARING);
    run(b, ONLY_HEARING);
    RunningAgent other = running.getLast();
    long before = other.knowledge().counts().notices();
    Path file = Files.writeString(folder.resolve("elsewhere.txt"), "text");
    a.done("push", file.toString());
    Eventually.holds(
        () -> other.knowledge().counts().notices() > before, () -> "nobody was told of it");
  }

  @Test
  void hearOfAnotherDocumentAtOnce() throws IOException, InterruptedException {
    run(a, ONLY_HEARING);
    run(b, ONLY_HEARING);
    a.write("one", "text");
    arrives(b.at("one"), "text");
    for (long revision = 3; revision < 6; revision++) {
      long now = revision;
      a.changeDocument(text -> text + "# " + now + "\n");
      for (RunningAgent agent : running) {
        Eventually.holds(
            () -> agent.knowledge().state().revision() == now,
            () -> "an agent follows " + agent.knowledge().state().revision());
      }
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
  void hearOfEachOtherOnceTheyHaveTheSecretThatTheServerWants()
      throws IOException, InterruptedException {
    server.restart("authorization { token: s3cr3t }");
    RunningAgent ofA = RunningAgent.of(a, ONLY_HEARING.polling(200));
    running.add(ofA);
    Eventually.holds(() -> !ofA.heard().isEmpty(), () -> "it said nothing");
    assertEquals(
        server.url()
            + " wants to know who this is: name a credentialsFile under nats in device.yaml",
        ofA.heard().getFirst().why());

    Path secret = Files.writeString(folder.resolve("secret"), "token = s3cr3t");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    for (Machine each : List.of(a, b)) {
      Files.writeString(
          each.home().resolve("config/device.yaml"),
          "nats:\n  credentialsFile: " + secret + "\n",
          StandardOpenOption.APPEND);
    }
    run(b, ONLY_HEARING);
    Eventually.holds(() -> ofA.heard().size() > 1, () -> "it does not connect");
    a.write("from-a", "text");
    arrives(b.at("from-a"), "text");
    Machine c = Machine.in(folder, "c", place);
    c.done(c.initArgs("--nats", "credentialsFile=" + secret));
    run(c, ONLY_HEARING);
    b.write("from-b", "text");
    arrives(c.at("from-b"), "text");
    assertEquals(List.of(OFFLINE, CONNECTED), ofA.heard().stream().map(State::health).toList());
  }

  @Test
  void sayOnceThatASecretIsRefusedAndNeverWhatItIs() throws IOException, InterruptedException {
    server.restart("authorization { token: s3cr3t }");
    Path secret = Files.writeString(folder.resolve("secret"), "token = canary-9d1f");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Machine c = Machine.in(folder, "c", place);
    c.done(c.initArgs("--nats", "credentialsFile=" + secret));
    Path told = folder.resolve("told");
    Process agent = c.agent().redirectError(told.toFile()).start();
    try {
      assertEquals("ready", agent.inputReader().readLine());
      String refusal = "does not hear of the other devices: " + server.url() + " refuses the token";
      Eventually.holds(() -> Files.readString(told).contains(refusal), () -> "it says nothing");
      Files.writeString(secret, "token = s3cr3t");
      String connected = "hears of the other devices through " + server.url();
      Eventually.holds(() -> Files.readString(told).contains(connected), () -> "no connection");
      assertEquals(
          2,
          Files.readAllLines(told).stream().filter(line -> line.contains(server.url())).count(),
          () -> "something was said twice");
    } finally {
      agent.destroyForcibly().onExit().join();
    }
    assertFalse(Files.readString(told).contains("canary"));
    assertFalse(Tree.everything(c.home()).toString().contains("canary"));
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

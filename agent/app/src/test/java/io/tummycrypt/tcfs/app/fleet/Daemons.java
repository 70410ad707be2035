package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.nats.Cable;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Three machines whose agents are programs of their own, with a bucket, a message server, and the
 * way to the bucket in between.
 */
final class Daemons implements AutoCloseable {
  private final Path folder;
  private final S3Server bucket;
  private final Map<Machine, Process> running = new HashMap<>();
  private final List<Process> started = new ArrayList<>();
  private final Map<Process, Path> outputs = new HashMap<>();
  final NatsServer nats;
  final Cable wayToBucket;
  final Fleet fleet;

  Daemons(Path folder) throws Exception {
    this.folder = folder;
    nats = NatsServer.start(Files.createDirectories(folder.resolve("nats")));
    Path buckets = folder.resolve("buckets");
    bucket = S3Server.start(buckets);
    wayToBucket = Cable.to(bucket.port());
    Map<String, String> environment = new TreeMap<>(bucket.environment());
    environment.put("TCFS_S3_ENDPOINT", "http://127.0.0.1:" + wayToBucket.port());
    String name = S3Server.BUCKET + "/fleet";
    Place place = new Place("s3://" + name, buckets.resolve(name), environment);
    try {
      fleet = join(place);
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private Fleet join(Place place) throws IOException {
    List<Machine> machines = new ArrayList<>();
    for (String each : List.of("a", "b", "c")) {
      Machine machine = Machine.in(folder, each, place);
      machine.doneWith("TCFS_NATS", nats.url(), machine.initArgs());
      machines.add(machine);
    }
    machines.getFirst().allowAllDeletions();
    return new Fleet(machines);
  }

  /** Starts an agent, and waits until it is ready. */
  void start(Machine machine) throws IOException {
    Process agent = process(machine);
    running.put(machine, agent);
    Path said = said(agent);
    Eventually.holds(() -> Files.readString(said).equals("ready\n"), () -> told(machine));
  }

  void startAll() throws IOException {
    for (Machine machine : fleet.machines()) {
      start(machine);
    }
  }

  /** Starts one, whatever comes of it. */
  Process process(Machine machine) throws IOException {
    Path said = Files.createTempFile(folder, "said", null);
    Process agent =
        machine
            .agent()
            .redirectError(Redirect.appendTo(log(machine).toFile()))
            .redirectOutput(said.toFile())
            .start();
    started.add(agent);
    outputs.put(agent, said);
    return agent;
  }

  private Path said(Process agent) {
    return Objects.requireNonNull(outputs.get(agent));
  }

  private Path log(Machine machine) {
    return folder.resolve("agent-" + machine.name() + ".log");
  }

  /** What the agents of a machine have told. */
  String told(Machine machine) {
    try {
      return Files.readString(log(machine));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The agent of a machine. */
  Process of(Machine machine) {
    return Objects.requireNonNull(running.get(machine));
  }

  /** Kills an agent, as a loss of power would. */
  void kill(Machine machine) {
    of(machine).destroyForcibly().onExit().join();
  }

  /** Has an agent end, which it has to do well. */
  void end(Machine machine) throws InterruptedException {
    of(machine).destroy();
    assertEquals(143, of(machine).waitFor(), () -> told(machine));
  }

  /** Lets an agent stand still, as sleep would, or go on. */
  void signal(Machine machine, String name) throws IOException, InterruptedException {
    String pid = Long.toString(of(machine).pid());
    assertEquals(0, new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor());
  }

  /** Waits until each agent has found that it does not reach the bucket. */
  void awaitStoreLost() {
    for (Machine machine : fleet.machines()) {
      Eventually.holds(
          () -> machine.tcfs("sync-status").out().contains("waits since"), () -> told(machine));
    }
  }

  /** Waits until all have the same, and none has anything left to do. */
  void awaitEqual() {
    AtomicReference<String> why = new AtomicReference<>("");
    Eventually.holds(() -> isNothingLeft(why), () -> "they do not become equal: " + why.get());
  }

  private boolean isNothingLeft(AtomicReference<String> why) throws IOException {
    for (Machine machine : fleet.machines()) {
      Machine.Ended diff = machine.tcfs("diff-desired");
      if (diff.code() != 0) {
        why.set(machine.name() + "$ tcfs diff-desired\n" + diff.all() + told(machine));
        return false;
      }
    }
    try {
      fleet.equalTree();
      return true;
    } catch (AssertionError e) {
      why.set(String.valueOf(e.getMessage()));
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    started.forEach(agent -> agent.destroyForcibly().onExit().join());
    wayToBucket.close();
    bucket.close();
    nats.close();
  }
}

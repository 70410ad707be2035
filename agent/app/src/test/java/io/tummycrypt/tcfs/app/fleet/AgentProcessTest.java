package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent as a program: how it starts, and how it ends. */
@Timeout(300)
class AgentProcessTest extends TwoMachines {
  private static final int KILLS = 5;

  private final List<Process> started = new ArrayList<>();

  private Process start(Machine machine) throws IOException {
    Path err = machine.home().resolveSibling("agent-" + machine.name() + ".log");
    Process process = machine.agent().redirectError(err.toFile()).start();
    started.add(process);
    return process;
  }

  private Process run(Machine machine) throws IOException {
    Process process = start(machine);
    assertEquals("ready", process.inputReader().readLine());
    return process;
  }

  private static String told(Machine machine) throws IOException {
    return Files.readString(machine.home().resolveSibling("agent-" + machine.name() + ".log"));
  }

  @AfterEach
  void killAll() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  private void arrives(Machine machine, String path) {
    Eventually.holds(
        () -> {
          machine.sync();
          return Files.exists(machine.at(path));
        },
        () -> path + " has not come");
  }

  @Test
  void endsWhenItIsToldTo() throws IOException, InterruptedException {
    Process agent = run(a);
    a.write("file", "text");
    arrives(b, "file");

    agent.destroy();
    assertEquals(143, agent.waitFor());
    assertTrue(told(a).endsWith(" ended\n"), told(a));
    assertEquals(
        "",
        told(a)
            .replaceAll(".* (ended|done: \\d+|follows revision \\d+ of the fleet document)\n", ""));
  }

  @Test
  void isTheOnlyOneOfItsDevice() throws IOException, InterruptedException {
    run(a);
    Process second = start(a);
    assertEquals(1, second.waitFor());
    assertTrue(told(a).contains("this device has an agent already: 'tcfsd' (process "), told(a));
  }

  @Test
  void startsAgainAtOnceAfterItWasKilled() throws IOException {
    run(a).destroyForcibly().onExit().join();
    a.write("file", "text");
    run(a);
    arrives(b, "file");
  }

  @Test
  void losesNothingWhenItIsKilledInTheMiddleOfSomething() throws IOException, InterruptedException {
    a.sync(); // Of a first run that was cut short a person decides what is published.
    for (int kill = 0; kill < KILLS; kill++) {
      Process agent = run(a);
      for (int i = 0; i < 30; i++) {
        a.write("files/" + kill + "-" + i, "text " + kill + " " + i);
        b.write("files/of-b-" + kill + "-" + i, "text " + kill + " " + i);
      }
      b.sync();
      List<Path> before = KillUsers.files(a.store());
      a.write("files/" + kill + "-last", "text");
      Eventually.holds(
          () -> !KillUsers.files(a.store()).equals(before), () -> "nothing was stored");
      agent.destroyForcibly().onExit().join();
    }
    SortedMap<String, String> all = fleet.converge();
    assertEquals(KILLS * 61, all.keySet().stream().filter(p -> p.startsWith("files/")).count());
  }

  /** What another system needs takes no memory and no time here. */
  @Test
  void loadsNothingThatWatchesOnAnotherSystem() throws IOException {
    Path loaded = a.home().resolveSibling("loaded");
    ProcessBuilder builder = a.agent().redirectError(loaded.resolveSibling("log").toFile());
    builder.command().add(1, "-Xlog:class+load:file=" + loaded);
    Process agent = builder.start();
    started.add(agent);
    assertEquals("ready", agent.inputReader().readLine());
    a.write("file", "text");
    arrives(b, "file");

    String classes = Files.readString(loaded);
    assertTrue(classes.contains(".LiveRoot "), "that the test can tell");
    for (String other :
        List.of(" io.methvin.", " com.sun.jna.", ".TreeEvents ", ".LibraryWatch ")) {
      assertFalse(classes.contains(other), other);
    }
  }

  @Test
  void tellsWhatItIsWithoutADevice() throws IOException, InterruptedException {
    Process help = b.agent("--help").start();
    assertTrue(help.inputReader().readLine().startsWith("Usage: tcfsd"));
    assertEquals(0, help.waitFor());
    Process wrong = b.agent("now").start();
    assertEquals("tcfs: 'now' is nothing that tcfsd knows", wrong.errorReader().readLine());
    assertEquals(64, wrong.waitFor());
  }
}

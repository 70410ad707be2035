package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands beside agents that run, hang, are killed, and start again. */
@Timeout(300)
class AgentStatusTest extends TwoMachines {
  private final List<Process> started = new ArrayList<>();

  private Process run(Machine machine) throws IOException {
    Path err = machine.home().resolveSibling("agent-" + machine.name() + ".log");
    Process process = machine.agent().redirectError(err.toFile()).start();
    started.add(process);
    assertEquals("ready", process.inputReader().readLine());
    return process;
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  @AfterEach
  void killAll() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  private static void tells(Machine machine, String part) {
    Eventually.holds(
        () -> machine.done("status").out().contains(part),
        () -> "no '" + part + "' in\n" + machine.done("status").all());
  }

  @Test
  void aStatusTellsWhatTheAgentSays() throws IOException {
    run(a);
    Process ofB = run(b);
    a.write("file", "text");
    tells(b, "at rest since");
    String json = b.done("status", "--json").out();
    assertTrue(json.contains("\"pid\" : " + ofB.pid()), json);
    assertTrue(json.contains("\"socket\" : \"" + b.home() + "/run/agent.sock\""), json);
    assertTrue(json.contains("\"reachable\" : true"), json);
    assertTrue(json.contains("\"revision\" : 2"), json);
  }

  @Test
  void saysWhyNothingIsDoneInARoot() throws IOException {
    run(b);
    tells(b, "at rest since");
    Files.move(b.docs(), b.docs().resolveSibling("away"));
    Eventually.holds(
        () -> b.done("sync-status").out().contains("docs  halted: "),
        () -> b.done("sync-status").all());
    assertTrue(b.done("sync-status", "--json").out().contains("\"halted\" : "));
    String status = b.tcfs("status").out();
    assertTrue(status.contains("             docs: halted: "), status);
  }

  @Test
  void anAgentThatWasKilledIsGoneAndTheNextAnswers() throws IOException {
    run(a).destroyForcibly().onExit().join();
    assertTrue(Files.exists(a.home().resolve("run/agent.sock")));
    assertTrue(a.done("status").out().contains("  agent      does not run\n"));
    long next = run(a).pid();
    assertTrue(a.done("status", "--json").out().contains("\"pid\" : " + next));
  }

  @Test
  void anAgentThatHangsKeepsNoCommandFromItsWork() throws Exception {
    Process agent = run(a);
    tells(a, "at rest since");
    signal("STOP", agent);
    String status = a.done("status").out();
    assertTrue(status.contains("; it cannot be asked: no answer within 2 seconds"), status);
    assertEquals(0, a.tcfs("diff-desired").code());
    signal("CONT", agent);
    tells(a, "at rest since");
  }

  @Test
  void aPauseAndItsEndAreHeardAtOnce() throws Exception {
    run(a);
    tells(a, "at rest since");
    a.done("pause");
    tells(a, "does nothing since");
    b.write("file", "text");
    b.sync();
    long before = System.nanoTime();
    a.done("resume");
    tells(a, "at rest since");
    Eventually.holds(() -> Files.exists(a.at("file")), () -> "it has not come");
    // By itself it looks each 30 seconds.
    assertTrue(System.nanoTime() - before < 25_000_000_000L, "it was not told");
  }

  @Test
  void endsAtOnceThoughSomebodyWatches() throws Exception {
    Process agent = run(a);
    Process watch = a.process("watch", "--json").start();
    started.add(watch);
    assertTrue(watch.inputReader().readLine().contains("\"event\":\""));
    agent.destroy();
    assertEquals(143, agent.waitFor());
  }

  @Test
  void nothingOfTheSocketIsLoadedWithoutAnAgent() throws Exception {
    Path log = Files.createTempFile(folder, "classes", ".log");
    a.inProcessWith("-Xlog:class+load:file=" + log, "status");
    assertFalse(Files.readString(log).matches("(?s).* (io\\.grpc|io\\.netty|com\\.google)\\..*"));
    run(a);
    a.inProcessWith("-Xlog:class+load:file=" + log, "status");
    assertTrue(Files.readString(log).contains("io.grpc."));
  }
}

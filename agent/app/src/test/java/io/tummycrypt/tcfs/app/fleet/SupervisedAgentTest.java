package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.agent.Agent;
import io.tummycrypt.tcfs.app.agent.Supervisor;
import io.tummycrypt.tcfs.app.device.LiveDevice.Looked;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.store.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent as a service: what it tells the supervisor that started it. */
@Timeout(300)
class SupervisedAgentTest extends TwoMachines {
  private static final String ALIVE = "WATCHDOG=1";

  private final List<Process> started = new ArrayList<>();
  private NotifySocket socket;

  @BeforeEach
  void listen() {
    socket = NotifySocket.at(folder.resolve("notify").toString());
  }

  @AfterEach
  void killAll() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
    socket.close();
  }

  private Process start(Machine machine, String watchdog) throws IOException {
    ProcessBuilder builder = machine.agent();
    builder.environment().put("NOTIFY_SOCKET", socket.address());
    builder.environment().put("WATCHDOG_USEC", watchdog);
    Path err = folder.resolve("agent-" + machine.name() + ".log");
    Process process = builder.redirectError(err.toFile()).start();
    started.add(process);
    return process;
  }

  @Test
  void tellsOfItsLifeFromBeginningToEnd() throws Exception {
    Process agent = start(a, "1000000");
    List<String> before = socket.await("READY=1");
    before.removeIf(ALIVE::equals);
    assertEquals(List.of("STATUS=starts: has not heard from the store yet"), before);
    assertEquals("ready", agent.inputReader().readLine());
    socket.await("STATUS=watches");
    // With nothing to do it tells so again and again.
    socket.await(ALIVE);
    socket.await(ALIVE);

    agent.destroy();
    assertEquals(143, agent.waitFor());
    assertTrue(socket.all().contains("STOPPING=1"));
  }

  @Test
  void isReadyWithoutItsStoreAndRecovers() throws Exception {
    Path away = folder.resolve("away");
    Files.move(a.store(), away);
    start(a, "0");
    socket.await("READY=1");
    assertTrue(socket.next(Duration.ofMinutes(1)).orElseThrow().contains(a.store().toString()));

    Files.move(away, a.store());
    socket.await("STATUS=watches");
    a.write("file", "text");
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.at("file"));
        },
        () -> "the file has not come");
  }

  @Test
  void endsAtOnceWithACodeOfItsOwnWhereThereIsNoDevice() throws Exception {
    Machine none = Machine.in(folder, "none");
    Process agent = start(none, "1000000");
    assertEquals(78, agent.waitFor());
    assertEquals(List.of(), socket.all());
    String told = Files.readString(folder.resolve("agent-none.log"));
    assertTrue(told.startsWith("tcfs: this machine is not part of a fleet yet"), told);
    assertTrue(told.contains("next step: tcfs init"), told);
  }

  private Supervisor supervisor(LongSupplier nanos) {
    Map<String, String> variables =
        Map.of("NOTIFY_SOCKET", socket.address(), "WATCHDOG_USEC", "20000");
    return Supervisor.of(variables, nanos, why -> {});
  }

  /** An agent in a thread of its own. */
  private record Running(Agent agent, Thread thread) {
    void end() throws InterruptedException {
      agent.end(60);
      thread.join();
    }
  }

  private static Running run(Machine machine, Told told, Supervisor supervisor) throws IOException {
    Agent agent =
        Agent.of(
            machine.environment(),
            new LocalMachine(),
            RunningAgent.QUICK,
            told,
            supervisor,
            new Trace());
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try (agent) {
                agent.run();
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    return new Running(agent, thread);
  }

  /** Holds the agent's own thread, once it is told to. */
  private static final class Told implements Agent.Told {
    final CountDownLatch isHeld = new CountDownLatch(1);
    final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public void ready() {}

    @Override
    public void looked(Looked looked) {
      isHeld.countDown();
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void failed(Exception why) {
      throw new AssertionError(why);
    }
  }

  @Test
  void isSilentWhileItsOwnThreadHangs() throws Exception {
    Told told = new Told();
    Running running = run(a, told, supervisor(System::nanoTime));
    told.isHeld.await();
    socket.all();
    // A hundred times as long as it takes otherwise; other threads go on meanwhile.
    a.write("heard", "while it hangs");
    assertTrue(socket.next(Duration.ofMillis(500)).isEmpty());

    told.mayGoOn.countDown();
    socket.await(ALIVE);
    running.end();
  }

  @Test
  void isAliveDuringALookInWhichSomethingIsDone() throws Exception {
    for (int i = 0; i < 50; i++) {
      a.write("file" + i, "text " + i);
    }
    Told told = new Told();
    AtomicLong nanos = new AtomicLong();
    // Always later than it was: each sign of life is one that is waited for.
    Running running = run(a, told, supervisor(() -> nanos.addAndGet(1_000_000_000)));
    int signs = 0;
    while (told.isHeld.getCount() > 0) {
      signs += socket.all().size();
    }
    assertTrue(signs >= 50, "only " + signs);

    told.mayGoOn.countDown();
    running.end();
  }
}

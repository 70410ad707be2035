package io.tummycrypt.tcfs.app.fleet;

import io.tummycrypt.tcfs.app.agent.Agent;
import io.tummycrypt.tcfs.app.device.LiveDevice.Looked;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.store.event.Events;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The agent of a machine, at work in a thread of its own. */
final class RunningAgent implements Agent.Told {
  /** It asks the store often, so that a test is short. */
  static final Pace QUICK =
      new Pace(10, 300, 3_000, 50, 3_600_000, 20_000, new Pace.Backoff(50, 500, 10));

  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Looked> looks = new CopyOnWriteArrayList<>();
  private final List<Exception> failures = new CopyOnWriteArrayList<>();
  private final List<Events.State> heard = new CopyOnWriteArrayList<>();
  private final List<SourceNote> notes = new CopyOnWriteArrayList<>();
  private final List<String> unanswered = new CopyOnWriteArrayList<>();
  private final AtomicInteger stops = new AtomicInteger();
  private final Agent agent;
  private final Thread thread;

  private RunningAgent(Map<String, String> environment, Pace pace) throws IOException {
    this.agent = Agent.of(environment, new LocalMachine(), pace, this);
    this.thread = Thread.ofPlatform().name("agent").unstarted(this::run);
  }

  /** Starts the agent, and waits until it watches and its first look is over. */
  static RunningAgent of(Machine machine) throws IOException, InterruptedException {
    return of(machine, QUICK);
  }

  /** The same at another pace. */
  static RunningAgent of(Machine machine, Pace pace) throws IOException, InterruptedException {
    return in(machine.environment(), pace);
  }

  /** The same in another environment. */
  static RunningAgent in(Map<String, String> environment, Pace pace)
      throws IOException, InterruptedException {
    RunningAgent running = new RunningAgent(environment, pace);
    running.thread.start();
    running.ready.await();
    running.ended.await();
    return running;
  }

  private void run() {
    try (agent) {
      agent.run();
    } catch (IOException e) {
      failures.add(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why looks came to nothing, in order. */
  List<Exception> failures() {
    return failures;
  }

  /** What came of looks, in order. */
  List<Looked> looks() {
    return looks;
  }

  /** How it heard of other devices, in order. */
  List<Events.State> heard() {
    return heard;
  }

  @Override
  public void heard(Events.State state) {
    heard.add(state);
  }

  /** What came of the source of its document, in order. */
  List<SourceNote> notes() {
    return notes;
  }

  @Override
  public void sourced(SourceNote note) {
    notes.add(note);
  }

  /** Why commands could not ask it, in order. */
  List<String> unanswered() {
    return unanswered;
  }

  @Override
  public void unanswered(String why) {
    unanswered.add(why);
  }

  /** How it hears of the others now; null if there are no servers. */
  Events.@Nullable State hearing() {
    return agent.hearing();
  }

  /** How it goes with the message server of its machine. */
  LeafState leaf() {
    return agent.leaf();
  }

  @Override
  public void ready() {
    ready.countDown();
  }

  @Override
  public void looked(Looked looked) {
    looks.add(looked);
    ended.countDown();
  }

  @Override
  public void failed(Exception why) {
    failures.add(why);
    ended.countDown();
  }

  /** What there is to know of it. */
  AgentKnowledge knowledge() {
    return agent.knowledge();
  }

  /** How often it found that nothing is to be done. */
  int stops() {
    return stops.get();
  }

  @Override
  public void stopped(String why) {
    stops.incrementAndGet();
    ended.countDown();
  }

  /** Has it end, and waits for that. */
  void end() throws InterruptedException {
    agent.end(60);
    thread.join();
  }
}

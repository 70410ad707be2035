package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.engine.device.Deeds;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.leaf.LeafFiles;
import io.tummycrypt.tcfs.engine.leaf.LeafKeeper;
import io.tummycrypt.tcfs.engine.leaf.LeafState.Health;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What an agent consists of, put together; of the store nothing is read yet. */
record AgentParts(
    SharedAgenda agenda,
    LiveDevice device,
    Announcer announcer,
    LeafKeeper leaf,
    SourceWatch source,
    Supervisor supervisor,
    Agent.Told told,
    Knowledge knowledge,
    Limits limits,
    Trace trace) {

  /** Those of the device that the environment names; whoever calls has its lock. */
  static AgentParts of(
      TcfsHome home,
      Map<String, String> environment,
      Machine machine,
      Pace pace,
      Agent.Told outer,
      Supervisor supervisor,
      Trace trace)
      throws IOException {
    long origin = System.nanoTime();
    LongSupplier waited = () -> (System.nanoTime() - origin) / 1_000_000;
    SleepWatch sleep = new SleepWatch(waited, machine::now);
    SharedAgenda agenda = new SharedAgenda(pace, waited, sleep);
    Watchers watchers = new Watchers();
    Tally tally = new Tally(System::nanoTime);
    Limits limits = new Limits(machine::now, ZoneId.systemDefault(), supervisor.time());
    AtomicReference<@Nullable Announcer> announcing = new AtomicReference<>();
    Knowledge knowledge =
        new Knowledge(
            program(environment, machine),
            home,
            machine::now,
            agenda,
            () -> state(announcing.get()),
            watchers,
            tally,
            outer);
    Agent.Told told = new ToldAll(tally, new ToldAll(knowledge, outer));
    Announcer announcer = new Announcer(home, agenda, told, machine::now);
    announcing.set(announcer);
    SourceWatch source = new SourceWatch(agenda, told, Duration.ofMillis(pace.poll()));
    Watch watch = supervisor.watch();
    Meter meter = new Meter(watch.progress(), watchers, machine::now);
    LiveDevice device =
        LiveDevice.open(
            environment,
            machine,
            new Watch(meter, limits.and(watch.requests()).and(told), watch.concurrency(), trace),
            agenda,
            deeds(announcer, told),
            source);
    LeafKeeper leaf = keepLeaf(home, machine, announcer, told, knowledge);
    return new AgentParts(
        agenda, device, announcer, leaf, source, supervisor, told, knowledge, limits, trace);
  }

  private static Deeds deeds(Announcer announcer, Agent.Told told) {
    return new Deeds() {
      @Override
      public void published(long seq) {
        announcer.published(seq);
      }

      @Override
      public void done(Action action) {
        told.done(action);
      }
    };
  }

  private static AgentState.Program program(Map<String, String> environment, Machine machine)
      throws IOException {
    return new AgentState.Program(
        LiveDevice.name(environment, machine),
        ProgramVersion.text(),
        ProcessHandle.current().pid(),
        machine.now());
  }

  private static Events.@Nullable State state(@Nullable Announcer announcer) {
    return announcer == null ? null : announcer.state();
  }

  /** What others have told while the hub was away has not come here, and the reverse. */
  private static LeafKeeper keepLeaf(
      TcfsHome home, Machine machine, Announcer announcer, Agent.Told told, Knowledge knowledge) {
    return LeafKeeper.start(
        LeafFiles.of(home),
        (before, now) -> {
          if (before.health() == now.health() && Objects.equals(before.why(), now.why())) {
            knowledge.leaf(now);
          } else {
            told.leaf(now);
          }
          if (before.health() == Health.CUT && now.health() == Health.CONNECTED) {
            announcer.remind();
          }
        },
        machine::now);
  }
}

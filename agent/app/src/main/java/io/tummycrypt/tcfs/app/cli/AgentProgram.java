package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.agent.Agent;
import io.tummycrypt.tcfs.app.agent.Supervisor;
import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.metrics.Exposure;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.SourceText;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.store.event.Events;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs {@code tcfsd} from its words to its exit code. */
public final class AgentProgram {
  /** What a supervisor gives a program that is to end, less what it takes to end. */
  private static final int PATIENCE_SECONDS = 8;

  /** How long a supervisor that waits for the start is to wait if the store does not answer. */
  private static final Duration START = Duration.ofSeconds(20);

  private static final String HELP =
      """
      Usage: tcfsd [--help] [--version]

      Keeps this device in its desired state until it is told to end (Ctrl-C, SIGTERM): what changes in its roots is published,
      and what other devices publish is fetched. Prints 'ready' once it watches, or has found that the store is away. What it does, and what goes wrong, it tells
      on standard error, a line each.

      The device is that of tcfs, and so are the variables, TCFS_HOME among them. All commands of tcfs can be run meanwhile;
      those that change something wait for the agent, a minute at most. To have it started by itself: tcfs agent install
      """;

  private final Console console;
  private final Effort effort;
  private Supervisor supervisor = Supervisor.NONE;
  private @Nullable String lastFailure;
  private SortedSet<RootName> halted = Collections.emptySortedSet();

  private AgentProgram(Console console, Effort effort) {
    this.console = console;
    this.effort = effort;
  }

  /** Is told when the process does something, for what it costs. */
  public interface Effort {
    /** Something is to be done. */
    void work();

    /** It is done for now. */
    void pause();

    /** Nothing is to be done for some time. */
    void rest();
  }

  /** Runs until the process is to end. */
  public static int run(
      Console console,
      Map<String, String> environment,
      Effort effort,
      String version,
      String... args) {
    if (args.length == 1 && args[0].equals("--help")) {
      console.out().print(HELP);
      console.out().flush();
      return ExitCode.DONE.code();
    }
    if (args.length == 1 && args[0].equals(Program.VERSION)) {
      console.line("tcfsd " + version);
      console.out().flush();
      return ExitCode.DONE.code();
    }
    if (args.length > 0) {
      return new AgentProgram(console, effort).refuse(args[0]);
    }
    return new AgentProgram(console, effort).run(environment);
  }

  private int refuse(String word) {
    new Failure("'" + Printable.of(word) + "' is nothing that tcfsd knows", "tcfsd --help")
        .print(messages());
    return ExitCode.USAGE.code();
  }

  private int run(Map<String, String> environment) {
    LocalMachine machine = new LocalMachine();
    DeviceConfig config;
    try {
      config = LiveDevice.require(environment, machine);
    } catch (IOException e) {
      Failure.of("tcfsd", e).print(messages());
      return ExitCode.NO_DEVICE.code();
    }
    supervisor = Supervisor.of(environment, System::nanoTime, this::tell);
    AtomicReference<@Nullable Agent> running = new AtomicReference<>();
    Thread hook = new Thread(() -> end(running.get()));
    Teller teller = new Teller();
    try (Agent agent = Agent.of(environment, machine, Pace.USUAL, teller, supervisor);
        Exposure metrics = new Exposure(agent.knowledge(), this::tell)) {
      running.set(agent);
      teller.exposure = metrics;
      teller.follows(config);
      Runtime.getRuntime().addShutdownHook(hook);
      supervisor.status("starts: has not heard from the store yet");
      Thread.ofPlatform().daemon().name("start").start(this::endStart);
      agent.run();
      return ExitCode.DONE.code();
    } catch (IOException e) {
      Failure.of("tcfsd", e).print(messages());
      return ExitCode.ERROR.code();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.ERROR.code();
    }
  }

  /** A store that is slow to answer keeps no machine from starting. */
  private void endStart() {
    LockSupport.parkNanos(START.toNanos());
    supervisor.ready();
  }

  /** What is under way is let come to its end, if that does not take too long. */
  private void end(@Nullable Agent agent) {
    if (agent == null) {
      return;
    }
    supervisor.ending();
    try {
      boolean isOver = agent.end(PATIENCE_SECONDS);
      tell(isOver ? "ended" : "ended in the middle of something; the next run goes on from there");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String names(SortedSet<RootName> roots) {
    return roots.stream().map(RootName::text).collect(Collectors.joining(", "));
  }

  private Page messages() {
    return new Sheet(console::message, console.terminal().errWidth(), /* isColoured= */ false);
  }

  private void tell(String line) {
    console.message(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }

  private final class Teller implements Agent.Told {
    private @Nullable Exposure exposure;

    @Override
    public void follows(DeviceConfig config) {
      if (exposure != null) {
        exposure.follow(config.metrics().address());
      }
    }

    @Override
    public synchronized void listens() {
      supervisor.ready();
      supervisor.status("looks at everything");
    }

    @Override
    public synchronized void ready() {
      console.line("ready");
      console.out().flush();
    }

    @Override
    public synchronized void stopped() {
      lastFailure = null;
      supervisor.status(
          "does nothing: paused, switched off in device.yaml, or suspended by the fleet document");
    }

    @Override
    public void begins() {
      effort.work();
    }

    @Override
    public void ends() {
      effort.pause();
    }

    @Override
    public void rests() {
      effort.rest();
    }

    @Override
    public synchronized void looked(LiveDevice.Looked looked) {
      if (lastFailure != null) {
        lastFailure = null;
        tell("works again");
      }
      if (!looked.ended().halted().equals(halted)) {
        halted = looked.ended().halted();
        halted.forEach(root -> tell("halted: " + root + "; 'tcfs status' says why"));
      }
      supervisor.status(halted.isEmpty() ? "watches" : "watches; halted: " + names(halted));
      if (looked.applied() == null) {
        return;
      }
      Outcome outcome = looked.applied().outcome();
      for (Report.Failure failure : outcome.failed()) {
        tell(
            "failed: "
                + failure.root()
                + "/"
                + Printable.of(failure.path().toString())
                + ": "
                + failure.reason());
      }
      if (!outcome.done().isEmpty()) {
        tell("done: " + outcome.done().size());
      }
    }

    @Override
    public synchronized void unanswered(String why) {
      tell("commands cannot ask this agent how it stands: " + why);
    }

    @Override
    public synchronized void sourced(SourceNote note) {
      switch (note.outcome()) {
        case PUBLISHED -> tell("the fleet document is that of " + SourceText.of(note));
        case REFUSED -> {
          tell("the fleet document of " + SourceText.of(note) + " is not followed");
          note.reasons().forEach(reason -> tell("  " + reason));
        }
        case AWAY, DISPUTED ->
            tell(
                "the fleet document of "
                    + SourceText.of(note)
                    + " is not published: "
                    + String.join("; ", note.reasons()));
      }
    }

    @Override
    public synchronized void heard(Events.State state) {
      tell(
          state.why() == null
              ? "hears of the other devices through " + state.server()
              : "does not hear of the other devices: " + state.why() + "; it is tried again");
    }

    @Override
    public synchronized void leaf(LeafState state) {
      String how =
          switch (state.health()) {
            case NONE -> "this device has none any more";
            case WRITTEN -> "its configuration is there; the agent is not asked to run it";
            case CONNECTED -> "runs, connected to its hub";
            case CUT -> "runs, cut off from its hub; the devices here hear of each other";
            case DOWN -> "does not run; it is tried again";
          };
      tell("leaf node: " + how + (state.why() == null ? "" : ": " + state.why()));
    }

    @Override
    public synchronized void passedOver(long heads) {
      tell(
          "%d heads waited for too long: nobody is told through NATS what became of their paths"
              .formatted(heads));
    }

    @Override
    public synchronized void failed(Exception why) {
      Failure failure = Failure.of("tcfsd", why);
      if (!failure.message().equals(lastFailure)) {
        lastFailure = failure.message();
        boolean isSticky = why instanceof HaltException halt && halt.isSticky();
        String then = isSticky ? "nothing more is done until a new start" : "it is tried again";
        tell(failure.message() + "; " + then + ". Next step: " + failure.nextStep());
      }
      supervisor.ready();
      supervisor.status(failure.message());
    }
  }
}

package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.agent.Agent;
import io.tummycrypt.tcfs.app.agent.Supervisor;
import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.json.LogJson;
import io.tummycrypt.tcfs.app.log.Log;
import io.tummycrypt.tcfs.app.log.LogEntry;
import io.tummycrypt.tcfs.app.log.LogEvent;
import io.tummycrypt.tcfs.app.log.LogFile;
import io.tummycrypt.tcfs.app.log.LogLine;
import io.tummycrypt.tcfs.app.log.LogText;
import io.tummycrypt.tcfs.app.metrics.Exposure;
import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.store.trace.Trace;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs {@code tcfsd} from its words to its exit code. */
public final class AgentProgram {
  /** What a supervisor gives a program that is to end, less what it takes to end. */
  private static final int PATIENCE_SECONDS = 8;

  /** How long a supervisor that waits for the start is to wait if the store does not answer. */
  private static final Duration START = Duration.ofSeconds(20);

  private static final String HELP =
      """
      Usage: tcfsd [--log FORM] [--log-level LEVEL] [--log-file PATH] [--help] [--version]

      Keeps this device in its desired state until it is told to end (Ctrl-C, SIGTERM): what changes in its roots is published,
      and what other devices publish is fetched. Prints 'ready' once it watches, or has found that the store is away. What it does, and what goes wrong, it tells
      on standard error, a line each.

        --log FORM         text, or json: an object on each line (TCFS_LOG)
        --log-level LEVEL  error, warn, info or debug; without it info (TCFS_LOG_LEVEL)
        --log-file PATH    a file in place of standard error; three older ones of 10 MiB are kept beside it (TCFS_LOG_FILE)

      The device is that of tcfs, and so are the variables, TCFS_HOME among them. All commands of tcfs can be run meanwhile;
      those that change something wait for the agent, a minute at most. To have it started by itself: tcfs agent install
      """;

  private final Console console;
  private final Effort effort;
  private final AgentOptions options;
  private final Trace trace;
  private final Log log;

  private AgentProgram(Console console, Effort effort, AgentOptions options, Trace trace, Log log) {
    this.console = console;
    this.effort = effort;
    this.options = options;
    this.trace = trace;
    this.log = log;
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
    Trace trace = new Trace(TraceId.ofTraceparent(environment.get(Context.TRACEPARENT)));
    try {
      AgentOptions options = AgentOptions.of(environment, args);
      Log log = log(console, options, trace);
      return new AgentProgram(console, effort, options, trace, log).run(environment, version);
    } catch (UsageException e) {
      String wrong = Printable.of(String.valueOf(e.getMessage()));
      new Failure(wrong, "tcfsd --help").print(messages(console));
      return ExitCode.USAGE.code();
    } catch (IOException e) {
      Failure.of("tcfsd", e).print(messages(console));
      return ExitCode.ERROR.code();
    }
  }

  private static Log log(Console console, AgentOptions options, Trace trace) throws IOException {
    Path file = options.file();
    Consumer<String> lines = file == null ? console::message : LogFile.open(file, console::message);
    return new Log(
        options.level(),
        switch (options.form()) {
          case TEXT -> LogText::of;
          case JSON -> LogJson::of;
        },
        lines,
        new LocalMachine()::now,
        trace);
  }

  private int run(Map<String, String> environment, String version) {
    LocalMachine machine = new LocalMachine();
    DeviceConfig config;
    try {
      config = LiveDevice.require(environment, machine);
    } catch (IOException e) {
      return refuse(e, ExitCode.NO_DEVICE);
    }
    log.belongsTo(new LogLine.Owner(config.name().text(), config.fleet().toString()));
    Supervisor supervisor =
        Supervisor.of(environment, System::nanoTime, why -> tell(LogEvent.UNSUPERVISED, why));
    AtomicReference<@Nullable Agent> running = new AtomicReference<>();
    AtomicReference<@Nullable Exposure> metrics = new AtomicReference<>();
    Thread hook = new Thread(() -> end(running.get(), supervisor));
    boolean isForPeople = options.form() == AgentOptions.Form.TEXT;
    AgentTeller teller =
        new AgentTeller(
            log, isForPeople, supervisor, effort, this::beReady, now -> expose(metrics.get(), now));
    try (Agent agent = Agent.of(environment, machine, Pace.USUAL, teller, supervisor, trace);
        Exposure exposure =
            new Exposure(agent.knowledge(), why -> tell(LogEvent.UNMEASURED, why))) {
      running.set(agent);
      metrics.set(exposure);
      tellStart(version);
      expose(exposure, config);
      Runtime.getRuntime().addShutdownHook(hook);
      supervisor.status("starts: has not heard from the store yet");
      Thread.ofPlatform().daemon().name("start").start(() -> endStart(supervisor));
      agent.run();
      return ExitCode.DONE.code();
    } catch (IOException e) {
      return refuse(e, ExitCode.ERROR);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.ERROR.code();
    }
  }

  private static void expose(@Nullable Exposure metrics, DeviceConfig config) {
    if (metrics != null) {
      metrics.follow(config.metrics().address());
    }
  }

  private int refuse(IOException why, ExitCode code) {
    Failure failure = Failure.of("tcfsd", why);
    if (!options.isForConsole()) {
      log.tell(
          LogEntry.of(LogEvent.NOT_STARTED, failure.message())
              .with("next_step", failure.nextStep()));
    }
    if (!options.isObjectsOnly()) {
      failure.print(messages(console));
    }
    return code.code();
  }

  /** A person at a terminal knows what was started. */
  private void tellStart(String version) {
    if (!options.isForConsole()) {
      long process = ProcessHandle.current().pid();
      log.tell(
          LogEntry.of(LogEvent.STARTED, "tcfsd " + version + " begins, as process " + process)
              .with("version", version)
              .with("process", process));
    }
  }

  private void beReady() {
    if (!options.isForConsole()) {
      log.tellOfLook(LogEntry.of(LogEvent.READY, "ready"));
    }
    if (!options.isObjectsOnly()) {
      console.line("ready");
      console.out().flush();
    }
  }

  /** A store that is slow to answer keeps no machine from starting. */
  private static void endStart(Supervisor supervisor) {
    LockSupport.parkNanos(START.toNanos());
    supervisor.ready();
  }

  /** What is under way is let come to its end, if that does not take too long. */
  private void end(@Nullable Agent agent, Supervisor supervisor) {
    if (agent == null) {
      return;
    }
    supervisor.ending();
    try {
      boolean isOver = agent.end(PATIENCE_SECONDS);
      if (isOver) {
        tell(LogEvent.ENDED, "ended");
      } else {
        tell(
            LogEvent.CUT_SHORT,
            "ended in the middle of something; the next run goes on from there");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Page messages(Console console) {
    return new Sheet(console::message, console.terminal().errWidth(), /* isColoured= */ false);
  }

  private void tell(LogEvent event, String message) {
    log.tell(LogEntry.of(event, message));
  }
}

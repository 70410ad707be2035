package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.app.measure.Stats;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.StatsText;
import io.tummycrypt.tcfs.app.terminal.LongText;
import io.tummycrypt.tcfs.app.terminal.Pager;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import io.tummycrypt.tcfs.store.trace.Trace;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command has at hand. Made for one command line. */
public final class Context {
  /** What names, in W3C's form, the work that a command is a part of. */
  static final String TRACEPARENT = "TRACEPARENT";

  private final Console console;
  private final Map<String, String> environment;
  private final Operations.Opening opening;
  private final Pacing.Time time;
  private final GlobalOptions options = new GlobalOptions();
  private @Nullable Trace trace;
  private volatile @Nullable Observation observation;
  private @Nullable LongText reading;
  private boolean isCostTold;
  private volatile boolean isEndless;

  /** Before any option is known. */
  public Context(Console console, Map<String, String> environment, Operations.Opening opening) {
    this(console, environment, opening, Pacing.Time.OF_SYSTEM);
  }

  /**
   * The same.
   *
   * @param time in which what moves is held back, if there is a limit to it
   */
  public Context(
      Console console,
      Map<String, String> environment,
      Operations.Opening opening,
      Pacing.Time time) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.opening = opening;
    this.time = time;
  }

  /** What others are told that this command is: what its caller says, or else something new. */
  synchronized Trace trace() {
    Trace made = trace;
    if (made == null) {
      made = new Trace(TraceId.ofTraceparent(environment.get(TRACEPARENT)));
      trace = made;
    }
    return made;
  }

  Console console() {
    return console;
  }

  Map<String, String> environment() {
    return environment;
  }

  Operations.Opening opening() {
    return opening;
  }

  /** The options as they are on the command line, once that is parsed. */
  GlobalOptions options() {
    return options;
  }

  /** The device of this environment, to be closed by the command. */
  Operations open() throws IOException {
    Operations operations = opening.open(environment);
    operations.watch(observation().watch());
    return operations;
  }

  /** What the operations of this command cost up to now, for the result; null if unasked for. */
  @Nullable Stats statsToTell() {
    isCostTold = true;
    return options.isStats() ? observation().stats() : null;
  }

  /** Ends the result; then tells what it cost, if that is asked for and not part of the result. */
  void end() {
    endReading();
    if (options.isStats() && !isCostTold) {
      StatsText.print(observation().stats(), messages());
    }
  }

  /** The command goes on until somebody ends it, which is no interruption. */
  void goOnForEver() {
    isEndless = true;
  }

  /** Whether it was to be ended from outside. */
  public boolean isEndless() {
    return isEndless;
  }

  /** Takes away what is shown of the progress, for the process is ended. */
  public void stop() {
    Observation made = observation;
    if (made != null) {
      made.stop();
    }
  }

  private Observation observation() {
    Observation made = observation;
    if (made == null) {
      made = new Observation(console, options, time, trace());
      observation = made;
    }
    return made;
  }

  /** Prints a line of the result. */
  void line(String line) {
    console.line(line);
  }

  /**
   * Whether a result is printed that ends in this code: one that is as it should be may be left
   * out.
   */
  boolean tells(ExitCode code) {
    return !options.isQuiet() || code != ExitCode.DONE;
  }

  /** Prints a line which says that all went well, unless nobody wants to hear that. */
  void done(String line) {
    if (!options.isQuiet()) {
      console.line(line);
    }
  }

  /** Prints a line beside the result that is no error, unless nobody wants to hear it. */
  void remark(String line) {
    if (!options.isQuiet()) {
      message(line);
    }
  }

  /** Where results go that are for people. */
  Page page() {
    Terminal terminal = console.terminal();
    boolean isColoured = options.isColoured(terminal.out(), terminal, environment);
    return new Sheet(console::line, terminal.outWidth(), isColoured);
  }

  /**
   * Where results go that are there to be read: through a pager if they are longer than the screen.
   */
  Page reading() {
    Terminal terminal = console.terminal();
    String pager =
        terminal.out() && !terminal.isDumb() && options.mayPage()
            ? Pager.command(environment)
            : null;
    if (pager == null) {
      return page();
    }
    LongText text = new LongText(pager, terminal.rows(), console::line);
    reading = text;
    boolean isColoured = options.isColoured(/* isTerminal= */ true, terminal, environment);
    return new Sheet(text::line, terminal.outWidth(), isColoured);
  }

  /** Ends the result that is read: what is printed next comes below it. */
  void endReading() {
    if (reading != null) {
      reading.close();
    }
  }

  private void message(String line) {
    endReading();
    console.message(line);
  }

  /** Where messages go. */
  Page messages() {
    Terminal terminal = console.terminal();
    boolean isColoured = options.isColoured(terminal.err(), terminal, environment);
    return new Sheet(this::message, terminal.errWidth(), isColoured);
  }
}

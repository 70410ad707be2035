package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.measure.RequestCounter;
import io.tummycrypt.tcfs.app.measure.RunMeter;
import io.tummycrypt.tcfs.app.measure.Stats;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.app.terminal.ProgressDisplay;
import io.tummycrypt.tcfs.app.terminal.ProgressText;
import io.tummycrypt.tcfs.app.terminal.ProgressView;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.trace.Trace;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What is counted while a command runs, and what is told of that beside the result. */
final class Observation {
  private final Console console;
  private final int verbosity;
  private final RunMeter meter = new RunMeter(System::nanoTime);
  private final RequestCounter requests = new RequestCounter();
  private final ProgressDisplay display;
  private final Pacing up;
  private final Pacing down;
  private final Supplier<Concurrency> concurrency;
  private final Trace trace;

  /**
   * Of a command with these options.
   *
   * @param time in which what moves is held back
   * @param trace what others are told that the command is
   */
  Observation(Console console, GlobalOptions options, Pacing.Time time, Trace trace) {
    this.console = console;
    this.trace = trace;
    this.verbosity = options.verbosity();
    this.up = options.up(time);
    this.down = options.down(time);
    this.concurrency = options::concurrency;
    ProgressView view = view(console, options.progress());
    this.display = new ProgressDisplay(meter, view, System::nanoTime, this::ended);
    if (verbosity > 0) {
      console.message("tcfs: trace " + trace.id());
    }
  }

  private static ProgressView view(Console console, GlobalOptions.ProgressForm form) {
    Terminal terminal = console.terminal();
    return switch (form) {
      case AUTO ->
          terminal.err() && !terminal.isDumb()
              ? ProgressView.line(console.err(), terminal.columns())
              : ProgressView.lines(console::message);
      case PLAIN -> ProgressView.lines(console::message);
      case JSON -> ProgressView.objects(reading -> console.message(JsonAnswer.progress(reading)));
      case NONE -> ProgressView.NONE;
    };
  }

  Watch watch() {
    return new Watch(display, new Listener(), concurrency, trace);
  }

  void stop() {
    display.stop();
  }

  Stats stats() {
    return Stats.of(meter, requests);
  }

  private void ended(Reading phase) {
    if (verbosity > 0) {
      String time = verbosity > 1 ? ", " + seconds(phase.took()) : "";
      console.message("tcfs: " + ProgressText.ofEnded(phase) + time);
    }
  }

  private final class Listener implements RequestListener {
    private final AtomicBoolean hasWaited = new AtomicBoolean();

    @Override
    public void requested(StoreRequest request) {
      Observation.this.requested(request);
    }

    /** Once: nobody is to wonder why there is no answer. */
    @Override
    public void waits(String what) {
      if (!hasWaited.getAndSet(true)) {
        display.print(
            () -> console.message("tcfs: waits for the store: " + what + "; it is asked again"));
      }
    }
  }

  private void requested(StoreRequest request) {
    requests.requested(request);
    boolean moves =
        switch (request.kind()) {
          case READ, READ_RANGE, CREATE -> true;
          case SIZE, LIST, DELETE -> false;
        };
    if (verbosity > (moves ? 0 : 1)) {
      String line = "tcfs: store: " + line(request, moves);
      display.print(() -> console.message(line));
    }
    if (moves) {
      (request.kind() == Kind.CREATE ? up : down).moved(request.bytes(), request.took());
    }
  }

  private String line(StoreRequest request, boolean moves) {
    String name = request.kind().text().replace('_', ' ');
    String size = moves ? "  " + Amounts.bytes(request.bytes()) : "";
    String time =
        verbosity > 1 ? "  " + seconds(request.took()) + "  " + request.outcome().text() : "";
    return name + " " + request.object() + size + time;
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
  }
}

package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import io.tummycrypt.tcfs.engine.home.Rate;
import io.tummycrypt.tcfs.store.object.Concurrency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command has, before its name or behind it. Set once the command line is
 * parsed. No help but that of {@code tcfs help options} lists them, so that each fits a screen.
 */
public final class GlobalOptions {
  /** When something is done that is meant for a person. */
  enum When {
    /** On a terminal. */
    AUTO,
    ALWAYS,
    NEVER
  }

  /** How the progress of a long run is shown. */
  enum ProgressForm {
    /** As a line on a terminal, and plain elsewhere. */
    AUTO,
    /** A line now and then. */
    PLAIN,
    /** An object every second. */
    JSON,
    NONE
  }

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Print only what went wrong or waits for you; nothing if all is well.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Tell of each phase and what is read and written; -vv: of each request, timed.")
  private boolean[] verbose = {};

  @Option(
      names = "--stats",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Tell at the end what was asked of the store, how many bytes moved, the time.")
  private boolean stats;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Use colours: auto (on a terminal), always or never.")
  private When colour = When.AUTO;

  @Option(
      names = "--progress",
      paramLabel = "FORM",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Show the progress of long runs: auto, plain, json or none.")
  private ProgressForm progress = ProgressForm.AUTO;

  @Option(
      names = "--no-pager",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Print long results as they are, also on a terminal.")
  private boolean noPager;

  @Option(
      names = "--limit-up",
      paramLabel = "RATE",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Send at most so many bytes a second to the store: 500K, 2M.")
  private @Nullable Rate limitUp;

  @Option(
      names = "--limit-down",
      paramLabel = "RATE",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Fetch at most so many bytes a second from the store.")
  private @Nullable Rate limitDown;

  @Option(
      names = "--concurrency",
      paramLabel = "COUNT",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Have so many packs, or parts of them, on their way at once: 1 to 32.")
  private @Nullable Count concurrency;

  /** How many objects are on their way at once, to the store or from there. */
  Concurrency concurrency() {
    return concurrency == null ? Concurrency.adapting() : Concurrency.of(concurrency.value());
  }

  /** What holds back what is sent to the store. */
  Pacing up(Pacing.Time time) {
    return pacing(limitUp, time);
  }

  /** What holds back what is fetched from the store. */
  Pacing down(Pacing.Time time) {
    return pacing(limitDown, time);
  }

  private static Pacing pacing(@Nullable Rate limit, Pacing.Time time) {
    return limit == null ? Pacing.NONE : new Pacing(limit.bytesPerSecond(), time);
  }

  /** Whether long results may go through a pager. */
  boolean mayPage() {
    return !noPager;
  }

  /** Whether nothing is printed where all is well. */
  boolean isQuiet() {
    return quiet;
  }

  /** Whether it is told at the end what the command cost. */
  boolean isStats() {
    return stats;
  }

  /** How much is told beside the result: 0, 1 or 2. */
  int verbosity() {
    return Math.min(2, verbose.length);
  }

  ProgressForm progress() {
    return quiet && progress == ProgressForm.AUTO ? ProgressForm.NONE : progress;
  }

  /** Whether colours are used on a stream. */
  boolean isColoured(boolean isTerminal, Terminal terminal, Map<String, String> environment) {
    return switch (colour) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          isTerminal && !terminal.isDumb() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    };
  }
}

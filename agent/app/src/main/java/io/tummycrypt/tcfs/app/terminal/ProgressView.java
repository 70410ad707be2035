package io.tummycrypt.tcfs.app.terminal;

import io.tummycrypt.tcfs.app.measure.Reading;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A way to show how far a run has come.
 *
 * @param first how long a run goes on before it is shown for the first time
 * @param next how long after that, and after each time, it is shown again
 * @param show shows it
 * @param erase takes away what is shown, so that something else can be printed
 */
public record ProgressView(Duration first, Duration next, Consumer<Reading> show, Runnable erase) {
  private static final String ERASE = "\r\u001b[K";

  /** Shows nothing at all. */
  public static final ProgressView NONE =
      new ProgressView(Duration.ofDays(9999), Duration.ofDays(9999), _ -> {}, () -> {});

  /** One line on a terminal, drawn again and again from the first second on. */
  public static ProgressView line(PrintStream terminal, int width) {
    return new ProgressView(
        Duration.ofSeconds(1),
        Duration.ofMillis(200),
        reading -> terminal.print(ERASE + cut(ProgressText.of(reading), width - 1)),
        () -> terminal.print(ERASE));
  }

  /** A line now and then: after ten seconds, then every thirty. */
  public static ProgressView lines(Consumer<String> lines) {
    return new ProgressView(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        reading -> lines.accept("tcfs: " + ProgressText.of(reading)),
        () -> {});
  }

  /** An object every second, for programs. */
  public static ProgressView objects(Consumer<Reading> write) {
    return new ProgressView(Duration.ofSeconds(1), Duration.ofSeconds(1), write, () -> {});
  }

  /** There is only ASCII in it. */
  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width));
  }
}

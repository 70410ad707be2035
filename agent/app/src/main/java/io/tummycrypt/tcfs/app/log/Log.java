package io.tummycrypt.tcfs.app.log;

import io.tummycrypt.tcfs.app.log.LogLine.Owner;
import io.tummycrypt.tcfs.store.trace.Trace;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where an agent tells what it does. Safe for several threads, which wait for each other. */
public final class Log {
  private final LogLevel level;
  private final Function<LogLine, String> form;
  private final Consumer<String> lines;
  private final InstantSource clock;
  private final Trace trace;
  private final TraceId run;
  private @Nullable Owner owner;

  /**
   * A log of an agent that begins now.
   *
   * @param level what matters less is left out
   * @param form without the end of the line
   * @param lines are told one by one
   * @param trace what the agent is at: now it begins, later one look follows the other
   */
  public Log(
      LogLevel level,
      Function<LogLine, String> form,
      Consumer<String> lines,
      InstantSource clock,
      Trace trace) {
    this.level = level;
    this.form = form;
    this.lines = lines;
    this.clock = clock;
    this.trace = trace;
    this.run = trace.id();
  }

  /** From now on it is known whose log this is. */
  public synchronized void belongsTo(Owner device) {
    owner = device;
  }

  /** Whether there would be a line of it. */
  public boolean has(LogEvent event) {
    return level.has(event.level());
  }

  /** Tells something that belongs to no look. */
  public void tell(LogEntry entry) {
    tell(entry, run);
  }

  /** Tells something of what the agent is at. */
  public void tellOfLook(LogEntry entry) {
    tell(entry, trace.id());
  }

  /** Tells something that belongs to {@code id}. */
  public synchronized void tell(LogEntry entry, TraceId id) {
    if (has(entry.event())) {
      lines.accept(form.apply(new LogLine(clock.instant(), owner, id, entry)));
    }
  }
}

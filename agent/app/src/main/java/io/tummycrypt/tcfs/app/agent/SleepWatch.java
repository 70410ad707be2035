package io.tummycrypt.tcfs.app.agent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices that this machine has slept: its clock has gone on then, and what counts how long is
 * waited for has not. A clock that is put ahead looks the same, and does no harm. Not thread-safe.
 */
final class SleepWatch {
  /** How often it has to be asked to notice soon, and what is no sleep yet. */
  static final Duration STEP = Duration.ofSeconds(5);

  private final LongSupplier waited;
  private final InstantSource clock;

  /** The clock of the machine without what was waited, as it was last. */
  private long before;

  /**
   * One that begins now.
   *
   * @param waited in milliseconds, what stands still while the machine sleeps
   */
  SleepWatch(LongSupplier waited, InstantSource clock) {
    this.waited = waited;
    this.clock = clock;
    this.before = difference();
  }

  private long difference() {
    return clock.millis() - waited.getAsLong();
  }

  /** Whether the machine has slept since the last call, or its clock was put ahead. */
  boolean hasSlept() {
    long now = difference();
    boolean hasSlept = now - before > STEP.toMillis();
    before = now;
    return hasSlept;
  }
}

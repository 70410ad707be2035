package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other threads or processes bring about. */
final class Eventually {
  /** Nothing that works takes nearly as long. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long SHORTEST_PAUSE = 5_000_000;
  private static final long LONGEST_PAUSE = 100_000_000;

  private Eventually() {}

  /** What may throw while it is not there yet. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until it holds. */
  static void holds(Condition condition, Supplier<String> otherwise) {
    Instant end = Instant.now().plus(PATIENCE);
    Exception last = null;
    while (Instant.now().isBefore(end)) {
      long asked = System.nanoTime();
      try {
        if (condition.holds()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      long took = System.nanoTime() - asked;
      // What is waited for needs the processor, too.
      LockSupport.parkNanos(Math.clamp(3 * took, SHORTEST_PAUSE, LONGEST_PAUSE));
    }
    fail(otherwise.get(), last);
  }
}

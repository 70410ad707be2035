package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The attempts of one request, and how long we go on. */
final class Attempts {
  /** How often and how long requests are repeated. */
  record Budget(
      int attempts, int unreachable, Duration time, Duration first, Duration longest, Pause pause) {
    /** About a minute and a half, if a server is busy; two seconds, if none is there. */
    static final Budget USUAL =
        new Budget(
            12,
            4,
            Duration.ofMinutes(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            new Pause(Math::random, System::nanoTime, time -> Thread.sleep(time)));

    Attempts begin() {
      return new Attempts(this);
    }
  }

  /** Waiting, and what it depends on. */
  record Pause(DoubleSupplier random, LongSupplier nanos, Sleep sleep) {}

  /** As {@link Thread#sleep(Duration)}. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Budget budget;
  private final long begin;
  private int failures;
  private int unreachable;
  private boolean isInDoubt;

  private Attempts(Budget budget) {
    this.budget = budget;
    this.begin = budget.pause.nanos().getAsLong();
  }

  /** Whether an attempt may have been carried out though its answer did not tell. */
  boolean isInDoubt() {
    return isInDoubt;
  }

  /** Says so: there was an answer, and it does not tell. */
  void doubt() {
    isInDoubt = true;
  }

  /**
   * Takes note of a failure, and waits until it is time for the next attempt.
   *
   * @param what was asked of whom
   * @throws TransientStoreException if there is to be none
   */
  void failed(String what, IOException e) throws IOException {
    failures++;
    if (e instanceof UnreachableException) {
      unreachable++;
    } else {
      doubt();
    }
    Duration spent = Duration.ofNanos(budget.pause.nanos().getAsLong() - begin);
    Duration wait = nextWait();
    if (failures >= budget.attempts
        || unreachable >= budget.unreachable
        || spent.plus(wait).compareTo(budget.time) > 0) {
      throw new TransientStoreException(
          "%s failed %s in %d s: %s"
              .formatted(
                  what,
                  failures == 1 ? "once" : failures + " times",
                  spent.toSeconds(),
                  IoText.why(e)),
          e);
    }
    pause(what, wait);
  }

  /** Doubled each time, and anything from nothing to that: so clients do not come all at once. */
  private Duration nextWait() {
    double doubled = (double) budget.first.toNanos() * Math.pow(2, failures - 1);
    double longest = Math.min(doubled, (double) budget.longest.toNanos());
    return Duration.ofNanos((long) (longest * budget.pause.random().getAsDouble()));
  }

  private void pause(String what, Duration wait) throws InterruptedIOException {
    try {
      budget.pause.sleep().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException(what + " was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }
}

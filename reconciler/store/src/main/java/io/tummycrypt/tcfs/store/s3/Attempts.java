package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The attempts of one request, and how long we go on. */
final class Attempts {
  /**
   * How often and how long requests are repeated.
   *
   * @param attempts in all
   * @param unreachable how many of them may find no server, if none was ever there
   * @param time from the first failure on: what a transfer took before is not waited
   * @param first the longest wait after the first failure; it doubles with each
   * @param longest of all waits
   */
  record Budget(
      int attempts, int unreachable, Duration time, Duration first, Duration longest, Pause pause) {
    /** About a minute and a half, if a server is busy or was there; two seconds, if none was. */
    static final Budget USUAL =
        new Budget(
            12,
            4,
            Duration.ofMinutes(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            new Pause(Math::random, System::nanoTime, time -> Thread.sleep(time)));

    /**
     * For one request.
     *
     * @param wasThere whether the server has answered anything before
     * @param caller is told when it takes long
     */
    Attempts begin(boolean wasThere, Caller caller) {
      return new Attempts(this, wasThere, caller);
    }
  }

  /** Waiting, and what it depends on. */
  record Pause(DoubleSupplier random, LongSupplier nanos, Sleep sleep) {}

  /** As {@link Thread#sleep(Duration)}. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  /** Of failures without an end, before whoever waits is told; of silence at once. */
  private static final Duration LONG = Duration.ofSeconds(3);

  private final Budget budget;
  private final Caller caller;
  private boolean wasThere;
  private long firstFailure;
  private int failures;
  private int unreachable;
  private boolean isInDoubt;

  private Attempts(Budget budget, boolean wasThere, Caller caller) {
    this.budget = budget;
    this.wasThere = wasThere;
    this.caller = caller;
  }

  /** There is a server: it may be starting again, and is waited for as for one that is busy. */
  void answered() {
    wasThere = true;
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
    long now = budget.pause.nanos().getAsLong();
    if (failures++ == 0) {
      firstFailure = now;
    }
    if (e instanceof UnreachableException) {
      unreachable++;
    } else {
      doubt();
    }
    Duration spent = Duration.ofNanos(now - firstFailure);
    Duration wait = nextWait();
    if (failures >= budget.attempts
        || (!wasThere && unreachable >= budget.unreachable)
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
    if (e instanceof SocketTimeoutException || spent.compareTo(LONG) >= 0) {
      caller.waits(what + ": " + IoText.why(e));
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

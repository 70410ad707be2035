package io.tummycrypt.tcfs.app.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps what moves in one direction below a rate: who has moved bytes waits until that many may
 * have moved. So a single request is as fast as the network, and all of them together are not.
 */
public final class Pacing {
  /** Nothing ever waits. */
  public static final Pacing NONE = new Pacing(0, Time.OF_SYSTEM);

  private final LongSupplier bytesPerSecond;
  private final Time time;
  private long freeAt;

  /**
   * @param bytesPerSecond at the most, on the average; 0 for as many as can be
   */
  public Pacing(long bytesPerSecond, Time time) {
    this(() -> bytesPerSecond, time);
  }

  /**
   * The same at a rate that may change.
   *
   * @param bytesPerSecond asked each time that something has moved
   */
  public Pacing(LongSupplier bytesPerSecond, Time time) {
    this.bytesPerSecond = bytesPerSecond;
    this.time = time;
    this.freeAt = time.nanos();
  }

  /** What passes, and how to let it pass. */
  public interface Time {
    Time OF_SYSTEM =
        new Time() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
          }
        };

    /** A clock that only ever goes forward. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;
  }

  /**
   * Waits for as long as it has to be after bytes have moved; an interrupted thread waits for
   * nothing, and stays interrupted.
   *
   * @param took how long that was under way
   */
  public void moved(long bytes, Duration took) {
    long rate = bytesPerSecond.getAsLong();
    if (rate == 0 || bytes == 0) {
      return;
    }
    long left = reserve((long) (bytes * (1e9 / rate)), took.toNanos());
    if (left > 0) {
      try {
        time.sleep(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes the next time that nobody has, and says how long it is until that is over. */
  private synchronized long reserve(long needed, long took) {
    long now = time.nanos();
    long begin = Math.max(freeAt, now - took);
    freeAt = begin + needed;
    return freeAt - now;
  }
}

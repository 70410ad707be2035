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

  /** After which it is asked again at which rate, if that may change. */
  private static final long PART = Duration.ofSeconds(10).toNanos();

  private final LongSupplier bytesPerSecond;
  private final long part;
  private final Time time;

  /** How many bytes may have moved by then, and how many of these are somebody's. */
  private double allowed;

  private double taken;

  private long at;

  /** At which bytes are let move since then. */
  private double rate;

  /**
   * @param bytesPerSecond at the most, on the average; 0 for as many as can be
   */
  public Pacing(long bytesPerSecond, Time time) {
    this(() -> bytesPerSecond, Long.MAX_VALUE, time);
  }

  /**
   * The same at a rate that may change.
   *
   * @param bytesPerSecond asked each time that something has moved, and each ten seconds of a wait
   */
  public Pacing(LongSupplier bytesPerSecond, Time time) {
    this(bytesPerSecond, PART, time);
  }

  private Pacing(LongSupplier bytesPerSecond, long part, Time time) {
    this.bytesPerSecond = bytesPerSecond;
    this.part = part;
    this.time = time;
    this.at = time.nanos();
    this.rate = bytesPerSecond.getAsLong();
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
    double last = take(bytes, took);
    long left = left(last);
    try {
      while (left > 0) {
        time.sleep(Duration.ofNanos(Math.min(left, part)));
        left = left <= part ? 0 : left(last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the next bytes that nobody has, and says the last of them. */
  private synchronized double take(long bytes, Duration took) {
    let();
    if (rate == 0 || bytes == 0) {
      return allowed;
    }
    taken = Math.max(taken, allowed - rate * took.toNanos() / 1e9) + bytes;
    return taken;
  }

  /** How many nanoseconds it is until that byte may have moved. */
  private synchronized long left(double last) {
    let();
    return rate == 0 ? 0 : (long) ((last - allowed) * 1e9 / rate);
  }

  /** Lets move what may move by now, and asks at which rate it goes on. */
  private void let() {
    long now = time.nanos();
    allowed = rate == 0 ? Math.max(allowed, taken) : allowed + (now - at) * rate / 1e9;
    at = now;
    rate = bytesPerSecond.getAsLong();
  }
}

package io.tummycrypt.tcfs.store.object;

import java.util.function.LongSupplier;

/**
 * How many objects are on their way at once. One that adapts begins with a few, and goes on to more
 * for as long as more move more bytes in the same time: over a long way many are needed, and to a
 * server nearby they only take memory. Safe for many threads.
 */
public final class Concurrency {
  /** The most that may be asked for. */
  public static final int MOST = 32;

  private static final int FEW = 3;

  /** More packs than these together are too much memory to take without being asked. */
  private static final int MANY = 12;

  /** What is no more than chance. */
  private static final double NOTABLE = 0.1;

  /** After so many measurements without a change it is tried anew: networks change. */
  private static final int PATIENCE = 8;

  private final int least;
  private final int most;
  private final LongSupplier nanos;
  private int limit;
  private int step = 1;
  private int unchanged;
  private double lastRate;
  private int arrived;
  private long bytes;
  private long began;

  private Concurrency(int least, int most, LongSupplier nanos) {
    this.least = least;
    this.most = most;
    this.limit = least;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** One that adapts, from a few to a dozen. */
  public static Concurrency adapting() {
    return adapting(System::nanoTime);
  }

  static Concurrency adapting(LongSupplier nanos) {
    return new Concurrency(FEW, MANY, nanos);
  }

  /**
   * Always the same.
   *
   * @param count from 1 to {@link #MOST}
   */
  public static Concurrency of(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("expected 1 to " + MOST + " at once, found " + count);
    }
    return new Concurrency(count, count, () -> 0);
  }

  /** How many it may ever be. */
  public int most() {
    return most;
  }

  /** How many are to be on their way now. */
  public synchronized int limit() {
    return limit;
  }

  /** One has arrived, of so many bytes. */
  public synchronized void arrived(long size) {
    bytes += size;
    arrived++;
    if (least == most || arrived < 2 * limit) {
      return;
    }
    long now = nanos.getAsLong();
    adapt(bytes / (double) Math.max(1, now - began));
    arrived = 0;
    bytes = 0;
    began = now;
  }

  /** Fewer are as good as more if they move as much. */
  private void adapt(double rate) {
    if (rate < lastRate * (1 - NOTABLE)) {
      step = -step;
    } else if (rate < lastRate * (1 + NOTABLE)) {
      step = -1;
    }
    int next = stepped();
    unchanged = next == limit ? unchanged + 1 : 0;
    if (unchanged == PATIENCE) {
      unchanged = 0;
      step = 1;
      next = stepped();
    }
    limit = next;
    lastRate = rate;
  }

  /** Large enough a step that it shows. */
  private int stepped() {
    return Math.clamp(limit + (long) step * Math.max(1, limit / 4), least, most);
  }
}

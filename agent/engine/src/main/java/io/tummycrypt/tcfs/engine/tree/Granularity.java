package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.Stat;
import java.time.Duration;
import java.time.Instant;

/**
 * How finely file systems tell times apart. What changes twice within one tick may have the same
 * stat, so a time that close to now proves nothing; neither does one in the future.
 */
final class Granularity {
  /** The kernel's tick is at most 10 ms; the clock that it stamps files with is that coarse. */
  private static final long TICK = Duration.ofMillis(20).toNanos();

  /** Some file systems keep whole seconds only, FAT even ones. */
  private static final long COARSE_TICK = Duration.ofSeconds(2).toNanos();

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Granularity() {}

  /** A time as a file's are: in nanoseconds since 1970. */
  static long nanos(Instant time) {
    return Duration.between(Instant.EPOCH, time).toNanos();
  }

  /** Whether an equal stat will prove that nothing has changed since {@code now}. */
  static boolean isTrusted(Stat stat, long now) {
    return isPast(stat.mtimeNanos(), now) && isPast(stat.ctimeNanos(), now);
  }

  /**
   * Whether another change would leave another stat, whatever the time that the file was given:
   * where a file system keeps the time of the last change of anything, that alone tells.
   */
  static boolean isTelling(Stat stat, long now) {
    boolean keepsChanges = stat.ctimeNanos() != 0 && stat.ctimeNanos() != stat.mtimeNanos();
    return isPast(stat.ctimeNanos(), now) && (keepsChanges || isPast(stat.mtimeNanos(), now));
  }

  /** Whether a change at {@code now} or later would show as another time than this one. */
  static boolean isPast(long timeNanos, long now) {
    long tick = timeNanos % SECOND == 0 ? COARSE_TICK : TICK;
    return timeNanos < now - tick;
  }
}

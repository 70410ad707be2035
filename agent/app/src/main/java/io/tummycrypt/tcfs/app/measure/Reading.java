package io.tummycrypt.tcfs.app.measure;

import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a phase has come.
 *
 * @param files done, and {@code bytes} in them
 * @param ofFiles all that there are to do; 0 if nobody knows, as for {@code ofBytes}
 * @param took since the phase was entered
 */
public record Reading(
    Phase phase, long files, long bytes, long ofFiles, long ofBytes, Duration took) {
  /** Bytes in a second, so far; 0 before there is anything to tell. */
  public long bytesPerSecond() {
    long millis = took.toMillis();
    return millis == 0 ? 0 : (long) (bytes * 1000.0 / millis);
  }

  /** How long the rest takes if it goes on like that, in seconds. */
  public OptionalLong secondsLeft() {
    long rate = bytesPerSecond();
    return ofBytes == 0 || rate == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.ceilDiv(Math.max(0, ofBytes - bytes), rate));
  }
}

package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.time.Duration;
import java.util.Map;

/**
 * How long a request may take.
 *
 * @param connect until there is a connection
 * @param silence between two bytes of an answer
 * @param whole until all is done, for a small object
 * @param slowest bytes a second: a large object may take longer by what this rate needs
 */
record Timeouts(Duration connect, Duration silence, Duration whole, long slowest) {
  static final Timeouts USUAL =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 32_768);

  private static final String VARIABLE = "TCFS_S3_TIMEOUT";
  private static final int MOST_SECONDS = 3600;

  /**
   * The usual ones, or with the seconds of silence that the environment sets.
   *
   * @throws SettingsException if these are no seconds
   */
  static Timeouts of(Map<String, String> environment) throws SettingsException {
    String seconds = environment.getOrDefault(VARIABLE, "");
    if (seconds.isEmpty()) {
      return USUAL;
    }
    Duration silence = Duration.ofSeconds(number(seconds));
    return new Timeouts(USUAL.connect, silence, silence.multipliedBy(2), USUAL.slowest);
  }

  private static int number(String seconds) throws SettingsException {
    try {
      int number = Integer.parseInt(seconds);
      if (number > 0 && number <= MOST_SECONDS) {
        return number;
      }
    } catch (NumberFormatException _) {
      // As one that is too large.
    }
    throw new SettingsException(
        VARIABLE + " is '" + seconds + "': give it seconds, 1 to " + MOST_SECONDS);
  }

  /** For a request that carries this many bytes, there or back. */
  Duration whole(long bytes) {
    return whole.plusMillis(bytes * 1000 / slowest);
  }
}

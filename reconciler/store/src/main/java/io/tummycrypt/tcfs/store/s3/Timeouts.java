package io.tummycrypt.tcfs.store.s3;

import java.time.Duration;

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

  /** For a request that carries this many bytes, there or back. */
  Duration whole(long bytes) {
    return whole.plusMillis(bytes * 1000 / slowest);
  }
}

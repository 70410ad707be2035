package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How long is waited between attempts: many clients that failed at once must not come at once. */
final class AttemptsTest {
  private static final int ATTEMPTS = 8;
  private static final Duration TIME = Duration.ofMinutes(5);

  private final List<Duration> waits = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Caller caller =
      new Caller() {
        @Override
        public String text() {
          return "test";
        }

        @Override
        public void waits(String what) {
          told.add(what);
        }
      };
  private long nanos;

  private Attempts attempts(DoubleSupplier random) {
    return new Attempts.Budget(
            ATTEMPTS,
            ATTEMPTS,
            TIME,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            new Attempts.Pause(random, () -> nanos, waits::add))
        .begin(/* wasThere= */ true, caller);
  }

  /** The waits of a request that fails until it is given up. */
  private List<Duration> all(DoubleSupplier random) throws IOException {
    Attempts attempts = attempts(random);
    for (int i = 1; i < ATTEMPTS; i++) {
      attempts.failed("asking", new IOException("busy"));
    }
    assertThrows(
        TransientStoreException.class, () -> attempts.failed("asking", new IOException("busy")));
    return waits;
  }

  private static List<Duration> millis(long... millis) {
    return LongStream.of(millis).mapToObj(Duration::ofMillis).toList();
  }

  @Test
  void theLongestWaitDoublesUpToTheLongestOfAll() throws IOException {
    assertEquals(millis(100, 200, 400, 800, 1000, 1000, 1000), all(() -> 1));
  }

  @Test
  void chanceMayTakeAllOfItAway() throws IOException {
    assertEquals(millis(0, 0, 0, 0, 0, 0, 0), all(() -> 0));
  }

  @Test
  void chanceTakesAnEqualPartOfAShortAndOfALongWait() throws IOException {
    assertEquals(millis(50, 100, 200, 400, 500, 500, 500), all(() -> 0.5));
  }

  @Test
  void eachWaitHasItsOwnChance() throws IOException {
    PrimitiveIterator.OfDouble chances =
        DoubleStream.of(1, 0.5, 0.25, 0, 0.1, 0.9, 1, 0.5).iterator();
    assertEquals(millis(100, 100, 100, 0, 100, 900, 1000), all(chances::nextDouble));
  }

  @Test
  void whoeverWaitsForThreeSecondsIsTold() throws IOException {
    Attempts attempts = attempts(() -> 1);
    attempts.failed("asking", new IOException("busy"));
    nanos = Duration.ofMillis(2_999).toNanos();
    attempts.failed("asking", new IOException("busy"));
    assertEquals(List.of(), told);
    nanos = Duration.ofSeconds(3).toNanos();
    attempts.failed("asking", new IOException("still busy"));
    assertEquals(List.of("asking: still busy"), told);
  }

  @Test
  void ofSilenceItIsToldAtOnce() throws IOException {
    attempts(() -> 1).failed("asking", new SocketTimeoutException("it timed out, after 30 s"));
    assertEquals(List.of("asking: it timed out, after 30 s"), told);
  }

  @Test
  void aWaitThatEndsAfterTheTimeIsNotBegun() throws IOException {
    Attempts attempts = attempts(() -> 1);
    attempts.failed("asking", new IOException("busy"));
    nanos = TIME.minusMillis(200).toNanos();
    attempts.failed("asking", new IOException("busy"));
    assertThrows(
        TransientStoreException.class, () -> attempts.failed("asking", new IOException("busy")));
    assertEquals(millis(100, 200), waits);
  }
}

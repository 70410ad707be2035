package io.tummycrypt.tcfs.app.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Sleeping is all that lets it pass. */
  private static final class FakeTime implements Pacing.Time {
    private long now;
    private final List<Long> slept = new ArrayList<>();
    private boolean isInterrupting;
    private Runnable then = () -> {};

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (isInterrupting) {
        throw new InterruptedException();
      }
      slept.add(duration.toMillis());
      now += duration.toNanos();
      then.run();
    }
  }

  private final FakeTime time = new FakeTime();
  private final Pacing pacing = new Pacing(1000, time);

  @Test
  void bytesWaitUntilTheyMayHaveMoved() {
    pacing.moved(500, Duration.ZERO);
    pacing.moved(2000, Duration.ZERO);
    assertEquals(List.of(500L, 2000L), time.slept);
  }

  @Test
  void whatTheNetworkTookCounts() {
    time.now += SECOND.toNanos();
    pacing.moved(1500, SECOND);
    assertEquals(List.of(500L), time.slept);
    time.now += 2 * SECOND.toNanos();
    pacing.moved(1500, SECOND.multipliedBy(2));
    assertEquals(List.of(500L), time.slept, "it was slower than it might have been");
  }

  @Test
  void idleTimeIsNotSavedUp() {
    time.now += 100 * SECOND.toNanos();
    pacing.moved(1000, Duration.ZERO);
    assertEquals(List.of(1000L), time.slept);
  }

  @Test
  void thoseThatMoveAtOnceShareTheRate() {
    time.now += SECOND.toNanos();
    pacing.moved(1000, SECOND);
    pacing.moved(1000, SECOND);
    assertEquals(List.of(1000L), time.slept);
  }

  @Test
  void withoutALimitNothingWaits() {
    new Pacing(0, time).moved(Long.MAX_VALUE, Duration.ZERO);
    pacing.moved(0, Duration.ZERO);
    assertEquals(List.of(), time.slept);
  }

  @Test
  void aLongWaitFollowsARateThatChanges() {
    AtomicLong rate = new AtomicLong(100);
    Pacing changing = new Pacing(rate::get, time);
    time.then = () -> rate.set(1000);
    changing.moved(10_000, Duration.ZERO);
    assertEquals(List.of(10_000L, 9_000L), time.slept, "a tenth at the first rate");
    time.then = () -> rate.set(0);
    changing.moved(1_000_000, Duration.ZERO);
    assertEquals(List.of(10_000L, 9_000L, 10_000L), time.slept, "nothing holds it any more");
  }

  @Test
  void whoIsInterruptedStaysSo() {
    time.isInterrupting = true;
    pacing.moved(1000, Duration.ZERO);
    assertTrue(Thread.interrupted());
  }
}

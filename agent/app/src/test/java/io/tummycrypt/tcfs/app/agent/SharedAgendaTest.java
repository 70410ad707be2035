package io.tummycrypt.tcfs.app.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.loop.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** By clocks of its own: how long was waited, and what time it is. */
class SharedAgendaTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final AtomicLong waited = new AtomicLong();
  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final SleepWatch sleep = new SleepWatch(waited::get, time::get);
  private final SharedAgenda agenda = new SharedAgenda(Pace.USUAL, waited::incrementAndGet, sleep);

  private void wait(Duration duration) {
    waited.addAndGet(duration.toMillis());
    time.updateAndGet(now -> now.plus(duration));
  }

  private SharedAgenda.Errand errand() throws InterruptedException {
    return Objects.requireNonNull(agenda.await(MOMENT), "there is nothing to look at");
  }

  @Test
  void looksAtTheFleetOnceTheMachineWakesUp() throws InterruptedException {
    agenda.failed(errand().look());
    for (int i = 0; i < 8; i++) {
      wait(Duration.ofSeconds(30));
      agenda.failed(errand().look());
    }
    wait(Duration.ofSeconds(1));
    time.updateAndGet(now -> now.plus(Duration.ofHours(8)));

    assertTrue(errand().look().isPoll());
  }

  @Test
  void isNotWokenByWhatIsWaitedNorByAClockThatIsPutBack() {
    wait(Duration.ofHours(1));
    assertFalse(sleep.hasSlept());
    time.updateAndGet(now -> now.minus(Duration.ofHours(1)));
    assertFalse(sleep.hasSlept());
    wait(Duration.ofSeconds(6));
    assertFalse(sleep.hasSlept());
    time.updateAndGet(now -> now.plusSeconds(6));
    assertTrue(sleep.hasSlept());
    assertFalse(sleep.hasSlept());
  }
}

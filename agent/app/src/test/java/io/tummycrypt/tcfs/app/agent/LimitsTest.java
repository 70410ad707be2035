package io.tummycrypt.tcfs.app.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.engine.home.LimitSettings;
import io.tummycrypt.tcfs.engine.home.LimitWindow;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final List<Long> slept = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-30T07:00:00Z");
  private final Limits limits =
      new Limits(
          () -> now,
          ZoneOffset.UTC,
          new Pacing.Time() {
            @Override
            public long nanos() {
              return Duration.between(Instant.EPOCH, now).toNanos();
            }

            @Override
            public void sleep(Duration duration) {
              slept.add(duration.toSeconds());
              now = now.plus(duration);
            }
          });

  private List<Long> after(Kind kind, long bytes) {
    slept.clear();
    limits.requested(
        new StoreRequest(kind, "packs/x", bytes, Duration.ZERO, StoreRequest.Outcome.DONE));
    return List.copyOf(slept);
  }

  @Test
  void holdWhatMovesBackByTheTimeOfDay() {
    assertEquals(List.of(), after(Kind.CREATE, 1 << 30));
    limits.follow(
        new LimitSettings(
            "1K", null, List.of(new LimitWindow(null, "08:00", "09:00", "2K", "4K"))));
    assertEquals(List.of(10L), after(Kind.CREATE, 10 << 10));
    assertEquals(List.of(), after(Kind.READ, 1 << 30));
    now = Instant.parse("2026-11-30T08:00:00Z");
    assertEquals(List.of(5L), after(Kind.CREATE, 10 << 10));
    assertEquals(List.of(2L), after(Kind.READ_RANGE, 8 << 10));
    assertEquals(List.of(), after(Kind.LIST, 8 << 10));
    assertEquals(2_000L << 10, limits.upIn(1_000_000));
    assertEquals(1L << 20, limits.downIn(1), "little at once costs too much");
    limits.follow(LimitSettings.NONE);
    assertEquals(Long.MAX_VALUE, limits.upIn(1));
    assertEquals(List.of(), after(Kind.CREATE, 1 << 30));
  }
}

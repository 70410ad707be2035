package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.engine.home.LimitSettings;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Holds back what an agent moves, as its settings say for the time of day. */
final class Limits implements RequestListener {
  /** With less at once what comes between would count. */
  private static final long LEAST = 1 << 20;

  private final InstantSource clock;
  private final ZoneId zone;
  private final Pacing up;
  private final Pacing down;
  private volatile LimitSettings settings = LimitSettings.NONE;

  Limits(InstantSource clock, ZoneId zone, Pacing.Time time) {
    this.clock = clock;
    this.zone = zone;
    this.up = new Pacing(() -> settings.upAt(now()), time);
    this.down = new Pacing(() -> settings.downAt(now()), time);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), zone);
  }

  /** These hold from now on. */
  void follow(LimitSettings next) {
    settings = next;
  }

  /** How many bytes may go to the store in so many milliseconds, by what holds now. */
  long upIn(long millis) {
    return in(millis, settings.upAt(now()));
  }

  /** The same from the store. */
  long downIn(long millis) {
    return in(millis, settings.downAt(now()));
  }

  private static long in(long millis, long bytesPerSecond) {
    return bytesPerSecond == 0
        ? Long.MAX_VALUE
        : Math.max(LEAST, (long) (bytesPerSecond * (millis / 1e3)));
  }

  @Override
  public void requested(StoreRequest request) {
    switch (request.kind()) {
      case CREATE -> up.moved(request.bytes(), request.took());
      case READ, READ_RANGE -> down.moved(request.bytes(), request.took());
      case SIZE, LIST, DELETE -> {}
    }
  }
}

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

  @Override
  public void requested(StoreRequest request) {
    switch (request.kind()) {
      case CREATE -> up.moved(request.bytes(), request.took());
      case READ, READ_RANGE -> down.moved(request.bytes(), request.took());
      case SIZE, LIST, DELETE -> {}
    }
  }
}

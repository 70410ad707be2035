package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import java.io.IOException;

/** Counts the effects of one device's cycle, and lets something happen just before one of them. */
final class Effects implements EffectListener {
  /** What happens then. */
  @FunctionalInterface
  interface Event {
    void happen(String effect) throws IOException;
  }

  private static final Event NOTHING = _ -> {};

  private final Trace trace;
  private Event event = NOTHING;
  private int left;
  private boolean each;
  private boolean inside;

  Effects(Trace trace) {
    this.trace = trace;
  }

  /** Lets it happen once, before the effect with this number, from 0. */
  void at(int number, Event what) {
    event = what;
    left = number;
    each = false;
  }

  /** Lets it happen before each effect. */
  void always(Event what) {
    event = what;
    left = 0;
    each = true;
  }

  void never() {
    event = NOTHING;
  }

  @Override
  public void before(String effect) throws IOException {
    trace.note(effect);
    if (inside || left-- > 0) {
      return;
    }
    Event now = event;
    event = each ? event : NOTHING;
    inside = true;
    try {
      now.happen(effect);
    } finally {
      inside = false;
    }
  }
}

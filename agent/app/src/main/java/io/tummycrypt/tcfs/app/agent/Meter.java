package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.measure.RunMeter;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts what a look moves, and tells now and then those who watch; hands everything on. */
final class Meter implements Progress {
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  private final Progress next;
  private final Watchers watchers;
  private final InstantSource clock;
  private final RunMeter meter = new RunMeter(System::nanoTime);
  private final AtomicLong told = new AtomicLong(System.nanoTime());

  Meter(Progress next, Watchers watchers, InstantSource clock) {
    this.next = next;
    this.watchers = watchers;
    this.clock = clock;
  }

  /** What is short is not worth telling: it is told of once it has gone on for a while. */
  private void tellNowAndThen() {
    if (watchers.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    long last = told.get();
    if (now - last < PAUSE || !told.compareAndSet(last, now)) {
      return;
    }
    @Nullable Reading reading = meter.reading();
    if (reading != null) {
      watchers.tell(new AgentEvent.Progress(clock.instant(), reading));
    }
  }

  @Override
  public void enter(Phase phase) {
    next.enter(phase);
    meter.enter(phase);
  }

  @Override
  public void rest() {
    next.rest();
    meter.rest();
    told.set(System.nanoTime());
  }

  @Override
  public void expect(Phase phase, long files, long bytes) {
    next.expect(phase, files, bytes);
    meter.expect(phase, files, bytes);
  }

  @Override
  public void files(long count) {
    next.files(count);
    meter.files(count);
    tellNowAndThen();
  }

  @Override
  public void bytes(long count) {
    next.bytes(count);
    meter.bytes(count);
    tellNowAndThen();
  }

  @Override
  public void packed(long bytes) {
    next.packed(bytes);
    meter.packed(bytes);
  }
}

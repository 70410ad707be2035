package io.tummycrypt.tcfs.app.terminal;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.measure.RunMeter;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows now and then what a meter counts. While a phase goes on a thread of its own looks whether
 * it is time; at rest there is no thread, and nothing is left on the terminal.
 */
public final class ProgressDisplay implements Progress {
  private static final long TICK_NANOS = 100_000_000;

  private final RunMeter meter;
  private final ProgressView view;
  private final LongSupplier nanos;
  private final Consumer<Reading> ended;
  private @Nullable Thread ticker;
  private boolean isBegun;
  private boolean isShown;
  private boolean isStopped;
  private long due;

  /**
   * Nothing is shown yet.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   * @param ended is told what each phase came to
   */
  public ProgressDisplay(
      RunMeter meter, ProgressView view, LongSupplier nanos, Consumer<Reading> ended) {
    this.meter = meter;
    this.view = view;
    this.nanos = nanos;
    this.ended = ended;
  }

  @Override
  public synchronized void enter(Phase phase) {
    Reading before = meter.reading();
    if (before != null && before.phase() == phase) {
      return;
    }
    end(before);
    meter.enter(phase);
    if (!isBegun) {
      isBegun = true;
      due = nanos.getAsLong() + view.first().toNanos();
    }
    if (ticker == null) {
      ticker = Thread.ofPlatform().daemon().name("progress").start(this::run);
    }
  }

  @Override
  public synchronized void rest() {
    end(meter.reading());
    erase();
    if (ticker != null) {
      ticker.interrupt();
      ticker = null;
    }
  }

  private void end(@Nullable Reading phase) {
    meter.rest();
    if (phase != null) {
      erase();
      ended.accept(phase);
    }
  }

  private void run() {
    while (!Thread.interrupted()) {
      LockSupport.parkNanos(TICK_NANOS);
      tick();
    }
  }

  /** Shows how far the run has come, if it is time to. */
  synchronized void tick() {
    Reading reading = meter.reading();
    long now = nanos.getAsLong();
    if (reading != null && !isStopped && now - due >= 0) {
      view.show().accept(reading);
      isShown = true;
      due = now + view.next().toNanos();
    }
  }

  /** Prints a line where progress may be shown. */
  public synchronized void print(Runnable line) {
    erase();
    line.run();
  }

  /** Shows nothing any more, also if the run goes on for a moment. */
  public synchronized void stop() {
    erase();
    isStopped = true;
  }

  private void erase() {
    if (isShown) {
      view.erase().run();
      isShown = false;
    }
  }

  @Override
  public void expect(Phase phase, long files, long bytes) {
    meter.expect(phase, files, bytes);
  }

  @Override
  public void files(long count) {
    meter.files(count);
  }

  @Override
  public void bytes(long count) {
    meter.bytes(count);
  }

  @Override
  public void packed(long bytes) {
    meter.packed(bytes);
  }
}

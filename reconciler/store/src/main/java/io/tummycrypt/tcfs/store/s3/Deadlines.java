package io.tummycrypt.tcfs.store.s3;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cuts what takes too long: the JDK bounds how long one read waits, and a write not at all. */
final class Deadlines {
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("tcfs-s3-deadlines").unstarted(task));

  Deadlines() {
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(1, TimeUnit.MINUTES);
    clock.allowCoreThreadTimeOut(true);
  }

  /** Runs {@code cut} after this time, unless it is closed before. */
  Deadline in(Duration time, Runnable cut) {
    return new Deadline(time, cut);
  }

  /** One request's. */
  final class Deadline implements AutoCloseable {
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final ScheduledFuture<?> task;

    private Deadline(Duration time, Runnable cut) {
      Runnable end =
          () -> {
            isOver.set(true);
            // In a thread of its own: one that is stuck must not hold up the others.
            Thread.ofVirtual().name("tcfs-s3-cut").start(cut);
          };
      this.task = clock.schedule(end, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isOver() {
      return isOver.get();
    }

    @Override
    public void close() {
      task.cancel(/* mayInterruptIfRunning= */ false);
    }
  }
}

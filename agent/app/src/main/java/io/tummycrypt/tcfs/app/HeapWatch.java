package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.AgentProgram;
import java.util.concurrent.locks.LockSupport;

/**
 * Has garbage collected before the heap grows much over what is in use. The collector that serves
 * short commands best looks at what has lived for a while only when the heap may grow no more; a
 * long one would take all that it may.
 */
final class HeapWatch implements Runnable, AgentProgram.Effort {
  /** In milliseconds; a start loads no class of times. */
  private static final long PAUSE = 50;

  /** A heap that has grown by less than this is not looked at, in bytes. */
  private static final long LEAST_GROWTH = 16 << 20;

  /** To collect goes through all of a heap, so a large one may grow by more of itself. */
  private static final long LARGE = 256 << 20;

  private static final int PART = 8;
  private static final int PART_IF_LARGE = 3;

  private final Thread thread = Thread.ofPlatform().daemon().name("tcfs-heap").unstarted(this);
  private volatile boolean isAtWork = true;
  private volatile long limit = limit(Runtime.getRuntime().totalMemory());

  private HeapWatch() {}

  /** Watches until the process ends. */
  static HeapWatch start() {
    HeapWatch watch = new HeapWatch();
    watch.thread.start();
    return watch;
  }

  @Override
  public void work() {
    if (!isAtWork) {
      isAtWork = true;
      LockSupport.unpark(thread);
    }
  }

  /** Nobody watches until there is more. */
  @Override
  public void pause() {
    isAtWork = false;
  }

  /** What the work took is given back. */
  @Override
  public void rest() {
    collect();
  }

  private void collect() {
    System.gc();
    limit = limit(Runtime.getRuntime().totalMemory());
  }

  @Override
  public void run() {
    try {
      while (true) {
        while (!isAtWork) {
          LockSupport.park(this);
        }
        Thread.sleep(PAUSE);
        if (Runtime.getRuntime().totalMemory() > limit) {
          collect();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * How large a heap may become, in bytes, before something is collected.
   *
   * @param now its length after a collection, which makes it but a little larger than what is in
   *     use
   */
  static long limit(long now) {
    return now + Math.max(LEAST_GROWTH, now / (now < LARGE ? PART : PART_IF_LARGE));
  }
}

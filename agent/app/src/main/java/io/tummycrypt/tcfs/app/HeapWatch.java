package io.tummycrypt.tcfs.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.tummycrypt.tcfs.app.cli.AgentProgram;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Has garbage collected before the heap grows much over what is in use. The collector that serves
 * short commands best looks at what has lived for a while only when the heap may grow no more; a
 * long one would take all that it may.
 */
final class HeapWatch implements Runnable, AgentProgram.Effort {
  /** In milliseconds; a start loads no class of times. */
  private static final long PAUSE = 50;

  /** To collect goes through all of a heap, so a large one may grow by more of itself. */
  private static final long LARGE = 256 << 20;

  private static final int PART_IF_LARGE = 3;

  /** How much of the heap may be free after a collection, in percent. */
  private static final String FREE = "MaxHeapFreeRatio";

  private static final String LEAST_FREE = "4";

  private final Growth growth;
  private final Thread thread = Thread.ofPlatform().daemon().name("tcfs-heap").unstarted(this);
  private volatile boolean isAtWork = true;
  private volatile long limit;

  /**
   * By how much a heap may grow before something is collected.
   *
   * @param least in bytes
   * @param part one of so many parts of what it is, if that is more, and the heap is not large
   * @param length that is to grow no more than that, in bytes
   */
  record Growth(long least, int part, LongSupplier length) {
    /**
     * For what ends soon, and begins with room for most of what it makes: as long as that is
     * enough, nothing is collected.
     */
    static final Growth OF_COMMAND = new Growth(16 << 20, 8, Runtime.getRuntime()::totalMemory);

    /** For what begins small, and gives nothing back until it has nothing more to do. */
    static final Growth OF_AGENT = new Growth(64 << 20, 2, Growth::used);

    private static long used() {
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }

    /** How large it may become from now on. */
    long limit() {
      return limit(length.getAsLong());
    }

    /** Whether it is longer than it may be. */
    boolean isOver(long limit) {
      return length.getAsLong() > limit;
    }

    /**
     * How large a heap may become, in bytes, before something is collected.
     *
     * @param now its length after a collection, which makes it but a little larger than what is in
     *     use
     */
    long limit(long now) {
      return now + Math.max(least, now / (now < LARGE ? part : PART_IF_LARGE));
    }
  }

  private HeapWatch(Growth growth) {
    this.growth = growth;
    this.limit = growth.limit();
  }

  /** Watches until the process ends. */
  static HeapWatch start(Growth growth) {
    HeapWatch watch = new HeapWatch(growth);
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

  /**
   * What the work took is given back. To give it back after each collection would have the kernel
   * clear the same memory again and again.
   */
  @Override
  public void rest() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    String before = machine.getVMOption(FREE).getValue();
    try {
      machine.setVMOption(FREE, LEAST_FREE);
    } catch (IllegalArgumentException _) {
      // Who started it wants at least as much to be free.
    }
    collect();
    machine.setVMOption(FREE, before);
  }

  private void collect() {
    System.gc();
    limit = growth.limit();
  }

  @Override
  public void run() {
    try {
      while (true) {
        while (!isAtWork) {
          LockSupport.park(this);
        }
        Thread.sleep(PAUSE);
        if (growth.isOver(limit)) {
          collect();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

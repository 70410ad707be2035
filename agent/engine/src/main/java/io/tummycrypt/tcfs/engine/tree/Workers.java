package io.tummycrypt.tcfs.engine.tree;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for work on files: system calls hold their thread, so a few real ones serve best. */
final class Workers {
  private static final int MOST = 8;

  private Workers() {}

  /** As many as there are processors, but at least two: one may wait for the disk. */
  static int count() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MOST);
  }

  /** All of them. */
  static ExecutorService start() {
    return Executors.newFixedThreadPool(
        count(), Thread.ofPlatform().daemon().name("tcfs-files-", 1).factory());
  }

  /** The result of work that reports its own failures. */
  static <T> T await(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("interrupted while files were worked on").initCause(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("work on a file failed in an unforeseen way", e.getCause());
    }
  }
}

package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.store.object.Awaited;
import java.io.IOException;
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

  /** The result of work on files. */
  static <T> T await(Future<T> work) throws IOException {
    return Awaited.result(work, "work on files");
  }
}

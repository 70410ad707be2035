package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.store.object.Awaited;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many objects, a few of them at once. */
public final class Workers {
  private static final int AT_ONCE = 4;
  private static final String WHAT = "the work on the store";

  private Workers() {}

  /** What is done with one. */
  @FunctionalInterface
  public interface Task<T> {
    void run(T object) throws IOException;
  }

  /**
   * Does it with all of them; a few are under way at once.
   *
   * @throws IOException the first failure; what was begun is over by then, and nothing else begins
   */
  public static <T> void forEach(List<T> objects, Task<T> task) throws IOException {
    Queue<Future<?>> running = new ArrayDeque<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      try {
        for (T object : objects) {
          if (running.size() >= 2 * AT_ONCE) {
            Awaited.result(running.remove(), WHAT);
          }
          running.add(
              workers.submit(() -> {
                task.run(object);
                return null;
              }));
        }
        while (!running.isEmpty()) {
          Awaited.result(running.remove(), WHAT);
        }
      } finally {
        workers.shutdownNow();
      }
    }
  }
}

package io.tummycrypt.tcfs.store.check;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many objects, a few of them at once. */
public final class Workers {
  private static final int AT_ONCE = 4;

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
            await(running.remove());
          }
          running.add(
              workers.submit(() -> {
                task.run(object);
                return null;
              }));
        }
        while (!running.isEmpty()) {
          await(running.remove());
        }
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private static void await(Future<?> task) throws IOException {
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the work on the store was interrupted");
    }
  }
}

package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.object.Awaited;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Reads things once for all who want them, and keeps the latest. Who wants one that is being read
 * waits for it; who will want one later may have it read meanwhile. Safe for many threads.
 */
final class Reads<K, V> {
  private static final String WHAT = "reading content";

  private final Map<K, FutureTask<V>> latest;

  /** How many are being read ahead. */
  private int underWay;

  /**
   * @param most that are kept
   */
  Reads(int most) {
    this.latest =
        new LinkedHashMap<>(most, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Has one read that will be wanted.
   *
   * @param most that may be under way
   * @return false if so many are, so that it has to be asked for again
   */
  boolean ask(K key, Callable<V> read, int most) {
    FutureTask<V> reading = new FutureTask<>(read);
    synchronized (latest) {
      if (latest.containsKey(key)) {
        return true;
      }
      if (underWay >= most) {
        return false;
      }
      latest.put(key, reading);
      underWay++;
    }
    Thread.startVirtualThread(() -> {
      try {
        reading.run();
      } finally {
        synchronized (latest) {
          underWay--;
        }
      }
    });
    return true;
  }

  /** Whether it is kept, or being read. */
  boolean has(K key) {
    synchronized (latest) {
      return latest.containsKey(key);
    }
  }

  /** What is read. One that could not be read is tried again by the next who wants it. */
  V get(K key, Callable<V> read) throws IOException {
    FutureTask<V> reading = new FutureTask<>(read);
    FutureTask<V> earlier;
    synchronized (latest) {
      earlier = latest.putIfAbsent(key, reading);
    }
    if (earlier != null && !hasFailed(earlier)) {
      return Awaited.result(earlier, WHAT);
    }
    reading.run();
    synchronized (latest) {
      if (hasFailed(reading)) {
        latest.remove(key, reading);
      } else {
        latest.put(key, reading);
      }
    }
    return Awaited.result(reading, WHAT);
  }

  /** Keeps it no longer, for nobody will want it. */
  void forget(K key) {
    synchronized (latest) {
      latest.remove(key);
    }
  }

  private static boolean hasFailed(FutureTask<?> reading) {
    return reading.state() == Future.State.FAILED;
  }
}

package io.tummycrypt.tcfs.app.measure;

import io.tummycrypt.tcfs.store.object.RequestListener;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests to a store, and the bytes that they moved. */
public final class RequestCounter implements RequestListener {
  private static final String PACKS = "packs/";
  private static final LongAdder NONE = new LongAdder();

  private final ConcurrentMap<Kind, LongAdder> requests = new ConcurrentHashMap<>();
  private final LongAdder bytesRead = new LongAdder();
  private final LongAdder bytesWritten = new LongAdder();
  private final LongAdder packBytesWritten = new LongAdder();

  @Override
  public void requested(Kind kind, String object, long bytes, Duration took) {
    requests.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    switch (kind) {
      case READ, READ_RANGE -> bytesRead.add(bytes);
      case CREATE -> {
        bytesWritten.add(bytes);
        if (object.startsWith(PACKS)) {
          packBytesWritten.add(bytes);
        }
      }
      case SIZE, LIST, DELETE -> {}
    }
  }

  /** How many there were of each kind, also of those of which there were none. */
  SortedMap<Kind, Long> requests() {
    SortedMap<Kind, Long> counts = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      counts.put(kind, requests.getOrDefault(kind, NONE).sum());
    }
    return counts;
  }

  long bytesRead() {
    return bytesRead.sum();
  }

  long bytesWritten() {
    return bytesWritten.sum();
  }

  long packBytesWritten() {
    return packBytesWritten.sum();
  }
}

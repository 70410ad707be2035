package io.tummycrypt.tcfs.app.measure;

import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
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
  public void requested(StoreRequest request) {
    requests.computeIfAbsent(request.kind(), _ -> new LongAdder()).increment();
    switch (request.kind()) {
      case READ, READ_RANGE -> bytesRead.add(request.bytes());
      case CREATE -> {
        bytesWritten.add(request.bytes());
        if (request.object().startsWith(PACKS)) {
          packBytesWritten.add(request.bytes());
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

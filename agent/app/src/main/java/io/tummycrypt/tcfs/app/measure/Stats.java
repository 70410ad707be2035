package io.tummycrypt.tcfs.app.measure;

import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run cost.
 *
 * @param requests to the store, of every kind
 * @param bytesRead from the store; {@code bytesWritten} to it
 * @param bytesDeduplicated of files that were published and whose content the store had already
 * @param bytesPacked of files, before compression; {@code packBytes} is what became of them
 * @param phases how long each took; the time in which a person was asked is in none
 * @param total how long all of it took, with what is in no phase
 */
public record Stats(
    SortedMap<Kind, Long> requests,
    long bytesRead,
    long bytesWritten,
    long bytesDeduplicated,
    long bytesPacked,
    long packBytes,
    SortedMap<Phase, Duration> phases,
    Duration total) {
  public Stats {
    requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
    phases = Collections.unmodifiableSortedMap(new TreeMap<>(phases));
  }

  /** What was counted. */
  public static Stats of(RunMeter meter, RequestCounter requests) {
    SortedMap<Phase, Duration> phases = new TreeMap<>();
    for (Phase phase : Phase.values()) {
      // What most runs never enter is told of those alone that do.
      if (phase != Phase.STORE || meter.took(phase).isPositive()) {
        phases.put(phase, meter.took(phase));
      }
    }
    long packed = meter.packedBytes();
    return new Stats(
        requests.requests(),
        requests.bytesRead(),
        requests.bytesWritten(),
        Math.max(0, meter.bytes(Phase.UPLOAD) - packed),
        packed,
        requests.packBytesWritten(),
        phases,
        meter.total());
  }

  /** How many times smaller packs are than what is in them; 1 if nothing was packed. */
  public double compression() {
    return packBytes == 0 ? 1 : (double) bytesPacked / packBytes;
  }

  /** All requests together. */
  public long allRequests() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }
}

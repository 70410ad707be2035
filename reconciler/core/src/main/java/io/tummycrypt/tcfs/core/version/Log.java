package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live versions of one device: the fold of its entries. Immutable; ordered by root, path and
 * dot.
 *
 * <p>A log may have an entry for every file of a fleet, and is seldom changed while it is in
 * memory; so it is one array, in order.
 */
public final class Log {
  /** The log of a device that has written nothing. */
  public static final Log EMPTY = new Log(new Put[0]);

  private final Put[] live;

  private Log(Put[] live) {
    this.live = live;
  }

  /**
   * This log after more entries, in their order. Putting what is there, or dropping what is not,
   * changes nothing.
   */
  public Log append(List<? extends LogEntry> entries) {
    if (entries.isEmpty()) {
      return this;
    }
    LogEntry[] sorted = entries.toArray(LogEntry[]::new);
    // Stable: those of one version stay in their order.
    Arrays.sort(sorted, Log::compare);
    Put[] next = new Put[live.length + sorted.length];
    int size = 0;
    int at = 0;
    for (int i = 0; i < sorted.length; ) {
      LogEntry entry = sorted[i];
      while (at < live.length && compare(live[at], entry) < 0) {
        next[size++] = live[at++];
      }
      boolean isLive = at < live.length && compare(live[at], entry) == 0;
      Put last = isLive ? live[at++] : null;
      for (; i < sorted.length && compare(sorted[i], entry) == 0; i++) {
        last = after(last, sorted[i]);
      }
      if (last != null) {
        next[size++] = last;
      }
    }
    System.arraycopy(live, at, next, size, live.length - at);
    size += live.length - at;
    return new Log(size == next.length ? next : Arrays.copyOf(next, size));
  }

  private static @Nullable Put after(@Nullable Put before, LogEntry entry) {
    return switch (entry) {
      case Put put -> before == null ? put : before;
      case Drop _ -> null;
    };
  }

  /** The live entries, in order. */
  public List<Put> entries() {
    return Collections.unmodifiableList(Arrays.asList(live));
  }

  /** The entry of this version, or null if it is not live here. */
  public @Nullable Put get(VersionKey key) {
    int at = Arrays.binarySearch(live, new Drop(0, key), Log::compare);
    return at < 0 ? null : live[at];
  }

  /** How many versions are live. */
  public int size() {
    return live.length;
  }

  /** The order of {@link VersionKey}. */
  private static int compare(LogEntry left, LogEntry right) {
    int order = left.root().compareTo(right.root());
    if (order == 0) {
      order = left.path().compareTo(right.path());
    }
    return order == 0 ? left.dot().compareTo(right.dot()) : order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Log log && Arrays.equals(live, log.live);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(live);
  }

  @Override
  public String toString() {
    return Arrays.toString(live);
  }
}

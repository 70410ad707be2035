package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The live versions of one device: the fold of its entries. Immutable; ordered by root, path and
 * dot.
 */
public final class Log {
  /** The log of a device that has written nothing. */
  public static final Log EMPTY = new Log(new TreeMap<>());

  private final SortedMap<VersionKey, Put> live;

  private Log(SortedMap<VersionKey, Put> live) {
    this.live = Collections.unmodifiableSortedMap(live);
  }

  /**
   * This log after more entries, in their order. Putting what is there, or dropping what is not,
   * changes nothing.
   */
  public Log append(List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return this;
    }
    TreeMap<VersionKey, Put> next = new TreeMap<>(live);
    for (LogEntry entry : entries) {
      switch (entry) {
        case Put put -> next.putIfAbsent(put.version().key(), put);
        case Drop drop -> next.remove(drop.key());
      }
    }
    return new Log(next);
  }

  /** The live entries, in order. */
  public Collection<Put> entries() {
    return live.values();
  }

  /** The entry of this version, or null if it is not live here. */
  public @Nullable Put get(VersionKey key) {
    return live.get(key);
  }

  /** How many versions are live. */
  public int size() {
    return live.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Log log && live.equals(log.live);
  }

  @Override
  public int hashCode() {
    return live.hashCode();
  }

  @Override
  public String toString() {
    return live.values().toString();
  }
}

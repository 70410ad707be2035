package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The live versions of one device: the fold of its entries. Immutable; ordered by root, path and
 * dot.
 *
 * <p>A log may have an entry for every file of a fleet, and is seldom changed while it is in
 * memory; so it is an array of versions, in order, beside which the numbers of heads take nearly
 * nothing: most versions first stood in the same head as their neighbours.
 */
public final class Log {
  /** The log of a device that has written nothing. */
  public static final Log EMPTY = new Log(new Version[0], new Runs());

  private final Version[] live;

  /** Of the head in which each first stood. */
  private final Runs seqs;

  private Log(Version[] live, Runs seqs) {
    this.live = live;
    this.seqs = seqs;
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
    Version[] next = new Version[live.length + sorted.length];
    Runs nextSeqs = new Runs();
    int size = 0;
    int at = 0;
    for (int i = 0; i < sorted.length; ) {
      LogEntry entry = sorted[i];
      int from = at;
      while (at < live.length && compare(live[at], entry) < 0) {
        next[size++] = live[at++];
      }
      nextSeqs.addAll(seqs, from, at);
      boolean isLive = at < live.length && compare(live[at], entry) == 0;
      Put last = isLive ? put(at++) : null;
      for (; i < sorted.length && compare(sorted[i], entry) == 0; i++) {
        last = after(last, sorted[i]);
      }
      if (last != null) {
        next[size++] = last.version();
        nextSeqs.add(last.seq(), 1);
      }
    }
    System.arraycopy(live, at, next, size, live.length - at);
    size += live.length - at;
    nextSeqs.addAll(seqs, at, live.length);
    return new Log(size == next.length ? next : Arrays.copyOf(next, size), nextSeqs);
  }

  private Put put(int at) {
    return new Put(seqs.at(at), live[at]);
  }

  private static @Nullable Put after(@Nullable Put before, LogEntry entry) {
    return switch (entry) {
      case Put put -> before == null ? put : before;
      case Drop _ -> null;
    };
  }

  /** The live entries, in order. */
  public List<Put> entries() {
    return new Entries();
  }

  private final class Entries extends AbstractList<Put> implements RandomAccess {
    @Override
    public Put get(int at) {
      return put(at);
    }

    @Override
    public int size() {
      return live.length;
    }
  }

  /** The live versions, in order. */
  public List<Version> versions() {
    return Collections.unmodifiableList(Arrays.asList(live));
  }

  /** The entry of this version, or null if it is not live here. */
  public @Nullable Put get(VersionKey key) {
    LogEntry sought = new Drop(0, key);
    int low = 0;
    int high = live.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(live[middle], sought) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < live.length && compare(live[low], sought) == 0 ? put(low) : null;
  }

  /** How many versions are live. */
  public int size() {
    return live.length;
  }

  private static int compare(LogEntry left, LogEntry right) {
    return compare(left.root(), left.path(), left.dot(), right);
  }

  private static int compare(Version left, LogEntry right) {
    return compare(left.root(), left.path(), left.dot(), right);
  }

  /** The order of {@link VersionKey}. */
  private static int compare(RootName root, TreePath path, Dot dot, LogEntry right) {
    int order = root.compareTo(right.root());
    if (order == 0) {
      order = path.compareTo(right.path());
    }
    return order == 0 ? dot.compareTo(right.dot()) : order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Log log && Arrays.equals(live, log.live) && seqs.equals(log.seqs);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(live) + seqs.hashCode();
  }

  @Override
  public String toString() {
    return entries().toString();
  }
}

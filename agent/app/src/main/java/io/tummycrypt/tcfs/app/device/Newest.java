package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Change;
import java.util.List;
import java.util.TreeSet;

/** Keeps the newest of many changes, and counts all of them. */
final class Newest {
  private final int limit;
  private final TreeSet<Change> kept = new TreeSet<>(Change.NEWEST_FIRST);
  private long total;

  Newest(int limit) {
    this.limit = limit;
  }

  void add(Change change) {
    total++;
    kept.add(change);
    if (kept.size() > limit) {
      kept.pollLast();
    }
  }

  /** Newest first. */
  List<Change> changes() {
    return List.copyOf(kept);
  }

  long total() {
    return total;
  }
}

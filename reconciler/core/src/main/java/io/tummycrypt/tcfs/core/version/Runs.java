package io.tummycrypt.tcfs.core.version;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers in a row, of which neighbours are mostly equal: these are kept once. */
final class Runs {
  private static final int FIRST = 4;

  /** No two neighbours are equal. */
  private long[] values = new long[FIRST];

  /** Before which place each of them ends. */
  private int[] ends = new int[FIRST];

  private int count;

  /** Appends a number so often. */
  void add(long value, int times) {
    if (times == 0) {
      return;
    }
    int end = (count == 0 ? 0 : ends[count - 1]) + times;
    if (count > 0 && values[count - 1] == value) {
      ends[count - 1] = end;
      return;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    values[count] = value;
    ends[count++] = end;
  }

  /** Appends the numbers at these places of others. */
  void addAll(Runs others, int from, int to) {
    int run = others.runOf(from);
    for (int at = from; at < to; run++) {
      int end = Math.min(to, others.ends[run]);
      add(others.values[run], end - at);
      at = end;
    }
  }

  /** The number at a place, from 0. */
  long at(int place) {
    return values[runOf(place)];
  }

  /** The first that ends behind the place. */
  private int runOf(int place) {
    int found = Arrays.binarySearch(ends, 0, count, place);
    return found < 0 ? ~found : found + 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Runs runs
        && Arrays.equals(values, 0, count, runs.values, 0, runs.count)
        && Arrays.equals(ends, 0, count, runs.ends, 0, runs.count);
  }

  @Override
  public int hashCode() {
    int hash = count;
    for (int i = 0; i < count; i++) {
      hash = 31 * (31 * hash + Long.hashCode(values[i])) + ends[i];
    }
    return hash;
  }
}

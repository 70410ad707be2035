package io.tummycrypt.tcfs.core.version;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A vector clock: for each incarnation the highest counter seen. A missing component is zero, and
 * zero is never stored. Immutable.
 */
public record Clock(SortedMap<Incarnation, Long> counters) {
  /** The clock that has seen nothing. */
  public static final Clock ZERO = new Clock(new TreeMap<>());

  public Clock {
    TreeMap<Incarnation, Long> copy = new TreeMap<>(counters);
    copy.values().removeIf(counter -> counter == 0);
    copy.forEach(Clock::requirePositive);
    counters = Collections.unmodifiableSortedMap(copy);
  }

  private static void requirePositive(Incarnation writer, long counter) {
    if (counter < 0) {
      throw new IllegalArgumentException(
          "the clock has " + counter + " for " + writer + "; counters are never below 0");
    }
  }

  /** The highest counter seen of {@code writer}, 0 if none. */
  public long counter(Incarnation writer) {
    return counters.getOrDefault(writer, 0L);
  }

  /** Whether this clock has seen the edit {@code dot}. */
  public boolean covers(Dot dot) {
    return counter(dot.writer()) >= dot.counter();
  }

  /** Whether this clock has seen everything that {@code other} has. */
  public boolean covers(Clock other) {
    for (Map.Entry<Incarnation, Long> component : other.counters.entrySet()) {
      if (counter(component.getKey()) < component.getValue()) {
        return false;
      }
    }
    return true;
  }

  /** Whether this clock covers {@code other} and has seen more. */
  public boolean dominates(Clock other) {
    return covers(other) && !other.covers(this);
  }

  /**
   * How this clock stands to {@code other}: one answer of four, whichever order they were made in.
   */
  public Causality compare(Clock other) {
    boolean covers = covers(other);
    boolean covered = other.covers(this);
    if (covers) {
      return covered ? Causality.EQUAL : Causality.GREATER;
    }
    return covered ? Causality.LESS : Causality.CONCURRENT;
  }

  /** The least clock that covers both. */
  public Clock join(Clock other) {
    if (covers(other)) {
      return this;
    }
    TreeMap<Incarnation, Long> joined = new TreeMap<>(counters);
    other.counters.forEach((writer, counter) -> joined.merge(writer, counter, Math::max));
    return new Clock(joined);
  }

  /**
   * This clock after the edit {@code dot}.
   *
   * @throws IllegalArgumentException if the clock has already seen it: a counter never goes back
   */
  public Clock tick(Dot dot) {
    if (covers(dot)) {
      throw new IllegalArgumentException("the clock " + this + " has already seen " + dot);
    }
    TreeMap<Incarnation, Long> ticked = new TreeMap<>(counters);
    ticked.put(dot.writer(), dot.counter());
    return new Clock(ticked);
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(" ", "{", "}");
    counters.forEach((writer, counter) -> out.add(writer + ":" + counter));
    return out.toString();
  }
}

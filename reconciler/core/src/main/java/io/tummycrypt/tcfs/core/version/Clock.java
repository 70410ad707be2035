package io.tummycrypt.tcfs.core.version;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vector clock: for each incarnation the highest counter seen. A missing component is zero, and
 * zero is never stored. Immutable.
 *
 * <p>Most clocks have one component or two, and there are some for every file of a fleet; so they
 * are kept in two short arrays, ordered by writer.
 */
public final class Clock {
  /** The clock that has seen nothing. */
  public static final Clock ZERO = new Clock(new Incarnation[0], new long[0]);

  private final Incarnation[] writers;
  private final long[] counters;

  private Clock(Incarnation[] writers, long[] counters) {
    this.writers = writers;
    this.counters = counters;
  }

  /**
   * Takes the components; those of zero are left out.
   *
   * @throws IllegalArgumentException if one is below zero
   */
  public static Clock of(Map<Incarnation, Long> components) {
    TreeMap<Incarnation, Long> counted = new TreeMap<>(components);
    counted.values().removeIf(counter -> counter == 0);
    counted.forEach(Clock::requirePositive);
    return new Clock(
        counted.keySet().toArray(Incarnation[]::new),
        counted.values().stream().mapToLong(Long::longValue).toArray());
  }

  private static void requirePositive(Incarnation writer, long counter) {
    if (counter < 0) {
      throw new IllegalArgumentException(
          "the clock has " + counter + " for " + writer + "; counters are never below 0");
    }
  }

  /** The components in the order of their writers; each counter is at least 1. */
  public SortedMap<Incarnation, Long> counters() {
    return Collections.unmodifiableSortedMap(components());
  }

  private SortedMap<Incarnation, Long> components() {
    SortedMap<Incarnation, Long> components = new TreeMap<>();
    for (int i = 0; i < writers.length; i++) {
      components.put(writers[i], counters[i]);
    }
    return components;
  }

  /** How many components there are. */
  public int size() {
    return writers.length;
  }

  /** The writer with this number, from 0, in their order. */
  public Incarnation writer(int number) {
    return writers[number];
  }

  /** The counter of the writer with this number. */
  public long counter(int number) {
    return counters[number];
  }

  /** The highest counter seen of {@code writer}, 0 if none. */
  public long counter(Incarnation writer) {
    int at = Arrays.binarySearch(writers, writer);
    return at < 0 ? 0 : counters[at];
  }

  /** Whether this clock has seen the edit {@code dot}. */
  public boolean covers(Dot dot) {
    return counter(dot.writer()) >= dot.counter();
  }

  /** Whether this clock has seen everything that {@code other} has. */
  public boolean covers(Clock other) {
    for (int i = 0; i < other.writers.length; i++) {
      if (counter(other.writers[i]) < other.counters[i]) {
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
    if (other.covers(this)) {
      return other;
    }
    SortedMap<Incarnation, Long> joined = components();
    other.components().forEach((writer, counter) -> joined.merge(writer, counter, Math::max));
    return of(joined);
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
    int found = Arrays.binarySearch(writers, dot.writer());
    int at = found < 0 ? -found - 1 : found;
    int behind = found < 0 ? at : at + 1;
    int rest = writers.length - behind;
    Incarnation[] by = Arrays.copyOf(writers, at + 1 + rest);
    long[] ticked = Arrays.copyOf(counters, at + 1 + rest);
    System.arraycopy(writers, behind, by, at + 1, rest);
    System.arraycopy(counters, behind, ticked, at + 1, rest);
    by[at] = dot.writer();
    ticked[at] = dot.counter();
    return new Clock(by, ticked);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Clock clock
        && Arrays.equals(counters, clock.counters)
        && Arrays.equals(writers, clock.writers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(writers) + Arrays.hashCode(counters);
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(" ", "{", "}");
    components().forEach((writer, counter) -> out.add(writer + ":" + counter));
    return out.toString();
  }
}

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
 * are kept in a short array, ordered by writer, and the clock of a first edit shares its dot.
 */
public final class Clock {
  /** The clock that has seen nothing. */
  public static final Clock ZERO = new Clock(new Dot[0]);

  /** Of each writer the last edit that was seen. */
  private final Dot[] seen;

  private Clock(Dot[] seen) {
    this.seen = seen;
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
        counted.entrySet().stream()
            .map(component -> new Dot(component.getKey(), component.getValue()))
            .toArray(Dot[]::new));
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
    for (Dot dot : seen) {
      components.put(dot.writer(), dot.counter());
    }
    return components;
  }

  /** How many components there are. */
  public int size() {
    return seen.length;
  }

  /** The writer with this number, from 0, in their order. */
  public Incarnation writer(int number) {
    return seen[number].writer();
  }

  /** The counter of the writer with this number. */
  public long counter(int number) {
    return seen[number].counter();
  }

  /** The highest counter seen of {@code writer}, 0 if none. */
  public long counter(Incarnation writer) {
    int at = indexOf(writer);
    return at < 0 ? 0 : seen[at].counter();
  }

  /** Where the writer is, or, below 0, the complement of where it would be. */
  private int indexOf(Incarnation writer) {
    for (int i = 0; i < seen.length; i++) {
      int order = seen[i].writer().compareTo(writer);
      if (order >= 0) {
        return order == 0 ? i : ~i;
      }
    }
    return ~seen.length;
  }

  /** Whether this clock has seen the edit {@code dot}. */
  public boolean covers(Dot dot) {
    return counter(dot.writer()) >= dot.counter();
  }

  /** Whether this clock has seen everything that {@code other} has. */
  public boolean covers(Clock other) {
    for (Dot dot : other.seen) {
      if (!covers(dot)) {
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
    int at = indexOf(dot.writer());
    if (at >= 0) {
      Dot[] ticked = seen.clone();
      ticked[at] = dot;
      return new Clock(ticked);
    }
    Dot[] ticked = new Dot[seen.length + 1];
    System.arraycopy(seen, 0, ticked, 0, ~at);
    ticked[~at] = dot;
    System.arraycopy(seen, ~at, ticked, ~at + 1, seen.length - ~at);
    return new Clock(ticked);
  }

  /** The same clock, which keeps this very dot if it has one that is equal: that takes less. */
  public Clock sharing(Dot dot) {
    int at = indexOf(dot.writer());
    if (at < 0 || !seen[at].equals(dot)) {
      return this;
    }
    Dot[] shared = seen.clone();
    shared[at] = dot;
    return new Clock(shared);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Clock clock && Arrays.equals(seen, clock.seen);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(seen);
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(" ", "{", "}");
    components().forEach((writer, counter) -> out.add(writer + ":" + counter));
    return out.toString();
  }
}

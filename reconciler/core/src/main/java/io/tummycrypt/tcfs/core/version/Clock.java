package io.tummycrypt.tcfs.core.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vector clock: for each incarnation the highest counter seen. A missing component is zero, and
 * zero is never stored. Immutable.
 *
 * <p>Most clocks have one component, and there are some for every file of a fleet; so the first is
 * kept by itself, others in a short array, in the order of their writers, and the clock of a first
 * edit shares its dot.
 */
public final class Clock {
  private static final Dot[] NONE = new Dot[0];

  /** The clock that has seen nothing. */
  public static final Clock ZERO = new Clock(null, NONE);

  /** Of the first writer the last edit that was seen; null if nothing was. */
  private final @Nullable Dot first;

  /** The same of each of the others. */
  private final Dot[] others;

  private Clock(@Nullable Dot first, Dot[] others) {
    this.first = first;
    this.others = others;
  }

  /** Of these edits, one of each writer, in the order of the writers. */
  private static Clock of(List<Dot> seen) {
    return switch (seen.size()) {
      case 0 -> ZERO;
      case 1 -> new Clock(seen.getFirst(), NONE);
      default -> new Clock(seen.getFirst(), seen.subList(1, seen.size()).toArray(Dot[]::new));
    };
  }

  /** Of each writer the last edit that was seen, in the order of the writers; a fresh list. */
  private List<Dot> seen() {
    List<Dot> seen = new ArrayList<>(size() + 1);
    for (int i = 0; i < size(); i++) {
      seen.add(seen(i));
    }
    return seen;
  }

  private Dot seen(int number) {
    return number == 0 ? Objects.requireNonNull(first) : others[number - 1];
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
    return of(
        counted.entrySet().stream()
            .map(component -> new Dot(component.getKey(), component.getValue()))
            .toList());
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
    for (Dot dot : seen()) {
      components.put(dot.writer(), dot.counter());
    }
    return components;
  }

  /** How many components there are. */
  public int size() {
    return first == null ? 0 : 1 + others.length;
  }

  /** The writer with this number, from 0, in their order. */
  public Incarnation writer(int number) {
    return seen(number).writer();
  }

  /** The counter of the writer with this number. */
  public long counter(int number) {
    return seen(number).counter();
  }

  /** The highest counter seen of {@code writer}, 0 if none. */
  public long counter(Incarnation writer) {
    int at = indexOf(writer);
    return at < 0 ? 0 : seen(at).counter();
  }

  /** Where the writer is, or, below 0, the complement of where it would be. */
  private int indexOf(Incarnation writer) {
    for (int i = 0; i < size(); i++) {
      int order = seen(i).writer().compareTo(writer);
      if (order >= 0) {
        return order == 0 ? i : ~i;
      }
    }
    return ~size();
  }

  /** Whether this clock has seen the edit {@code dot}. */
  public boolean covers(Dot dot) {
    return counter(dot.writer()) >= dot.counter();
  }

  /** Whether this clock has seen everything that {@code other} has. */
  public boolean covers(Clock other) {
    for (int i = 0; i < other.size(); i++) {
      if (!covers(other.seen(i))) {
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
    List<Dot> ticked = seen();
    if (at >= 0) {
      ticked.set(at, dot);
    } else {
      ticked.add(~at, dot);
    }
    return of(ticked);
  }

  /** The same clock, which keeps this very dot if it has one that is equal: that takes less. */
  public Clock sharing(Dot dot) {
    int at = indexOf(dot.writer());
    if (at < 0 || !seen(at).equals(dot)) {
      return this;
    }
    List<Dot> shared = seen();
    shared.set(at, dot);
    return of(shared);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Clock clock
        && Objects.equals(first, clock.first)
        && Arrays.equals(others, clock.others);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(first) + Arrays.hashCode(others);
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(" ", "{", "}");
    components().forEach((writer, counter) -> out.add(writer + ":" + counter));
    return out.toString();
  }
}

package io.tummycrypt.tcfs.core.version;

import java.util.function.Function;

/**
 * The name of one edit: its writer and the writer's counter, from 1. One counter serves all roots
 * and paths of an incarnation, so a dot names one edit for ever.
 */
public record Dot(Incarnation writer, long counter) implements Comparable<Dot> {
  public Dot {
    if (counter < 1) {
      throw new IllegalArgumentException("the counter of a dot begins at 1, not " + counter);
    }
  }

  /** Takes the text form {@code DEVICE~BITS:COUNTER}. */
  public static Dot parse(String text) {
    return parse(text, Incarnation::parse);
  }

  /** As {@link #parse(String)}, with the writer taken from its text form by {@code writers}. */
  public static Dot parse(String text, Function<String, Incarnation> writers) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a dot, DEVICE~BITS:COUNTER");
    }
    return new Dot(
        writers.apply(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  /**
   * The writer's next dot.
   *
   * @throws ArithmeticException when the counter is used up; it never wraps
   */
  public Dot next() {
    return new Dot(writer, Math.addExact(counter, 1));
  }

  @Override
  public int compareTo(Dot other) {
    int order = writer.compareTo(other.writer);
    return order == 0 ? Long.compare(counter, other.counter) : order;
  }

  @Override
  public String toString() {
    return writer + ":" + counter;
  }
}

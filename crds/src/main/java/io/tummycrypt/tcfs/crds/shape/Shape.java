package io.tummycrypt.tcfs.crds.shape;

import java.util.Arrays;
import java.util.List;

/** The type of a value in a fleet document. */
public sealed interface Shape {
  /**
   * Text of at least one character.
   *
   * @param pattern matches the whole text; empty for any text
   * @param form the pattern in words
   */
  record Text(String pattern, String form, int maxLength) implements Shape {}

  /** A whole number of {@code min} to {@code max}. */
  record Whole(long min, long max, boolean wide) implements Shape {}

  /** True or false. */
  record Flag() implements Shape {}

  /** One of a few words, written as the constants of {@code type} in lower camel case. */
  record Choice(Class<? extends Enum<?>> type) implements Shape {
    public List<String> words() {
      return Arrays.stream(type.getEnumConstants()).map(Choices::word).toList();
    }
  }

  /** A list; {@code uniqueBy} names the field in which its elements differ, or is empty. */
  record ListOf(Shape element, String uniqueBy, int minItems, int maxItems) implements Shape {}

  /** Text by text, with any keys. */
  record TextMap() implements Shape {}

  /** A record with its members in order; {@code exactlyOneOf} is empty where all may be written. */
  record ObjectOf(Class<? extends Record> type, List<Member> members, List<String> exactlyOneOf)
      implements Shape {
    public ObjectOf {
      members = List.copyOf(members);
      exactlyOneOf = List.copyOf(exactlyOneOf);
    }
  }
}

package io.tummycrypt.tcfs.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Values of arguments that have no type of their own. The parser says "is not a long" of them. */
final class PlainValues {
  private PlainValues() {}

  static int smallNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw noNumber(text, e);
    }
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw noNumber(text, e);
    }
  }

  private static IllegalArgumentException noNumber(String text, NumberFormatException e) {
    return new IllegalArgumentException("expected a whole number, found '" + text + "'", e);
  }

  /** The value of an option that is there or not; as the parser itself says it, or as written. */
  static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("it takes no value, found '" + text + "'");
    }
    return text.equals("true");
  }

  /** One of a few words, in capitals or not. */
  static <E extends Enum<E>> E word(Class<E> words, String text) {
    for (E word : words.getEnumConstants()) {
      if (word.name().equalsIgnoreCase(text)) {
        return word;
      }
    }
    List<String> known =
        Arrays.stream(words.getEnumConstants())
            .map(word -> word.name().toLowerCase(Locale.ROOT))
            .toList();
    throw new IllegalArgumentException(
        "expected one of " + String.join(", ", known) + ", found '" + text + "'");
  }
}

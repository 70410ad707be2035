package io.tummycrypt.tcfs.app.errors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short names for messages: the first of their words, as many as tell them from all others. */
final class Anchors {
  private static final int USUAL = 6;
  private static final int MOST = 30;
  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9%]+");

  private Anchors() {}

  static Map<String, String> of(Map<Area, Map<String, Set<String>>> messages) {
    List<String> all =
        messages.values().stream()
            .flatMap(texts -> Endings.fold(texts).keySet().stream())
            .distinct()
            .toList();
    Map<String, String> names = new TreeMap<>();
    for (String text : all) {
      int words = USUAL;
      while (words < MOST && isShared(text, words, all)) {
        words++;
      }
      names.put(text, name(text, words));
    }
    return names;
  }

  private static boolean isShared(String text, int words, List<String> all) {
    String name = name(text, words);
    return all.stream().anyMatch(other -> !other.equals(text) && name(other, words).equals(name));
  }

  private static String name(String text, int words) {
    return Stream.of(NO_WORD.split(text))
        .filter(word -> !word.isEmpty())
        .limit(words)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("-"));
  }
}

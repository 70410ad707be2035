package io.tummycrypt.tcfs.app.errors;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Short names for messages: the first of their words, as many as tell them from all others. */
final class Anchors {
  private static final int USUAL = 6;
  private static final int MOST = 30;
  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9%]+");

  private Anchors() {}

  static Map<String, String> of(Map<Area, Map<String, Set<String>>> messages) {
    Map<String, List<String>> all = new TreeMap<>();
    for (Map<String, Set<String>> texts : messages.values()) {
      Endings.fold(texts).keySet().forEach(text -> all.put(text, words(text)));
    }
    Map<String, String> names = new TreeMap<>();
    all.forEach((text, words) -> {
      int count = USUAL;
      while (count < MOST && isShared(words, count, all.values())) {
        count++;
      }
      names.put(text, String.join("-", first(words, count)));
    });
    return names;
  }

  /** Whether another one begins so. */
  private static boolean isShared(List<String> words, int count, Collection<List<String>> all) {
    List<String> name = first(words, count);
    return all.stream().filter(other -> first(other, count).equals(name)).limit(2).count() > 1;
  }

  private static List<String> first(List<String> words, int count) {
    return words.subList(0, Math.min(count, words.size()));
  }

  private static List<String> words(String text) {
    return Stream.of(NO_WORD.split(text))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}

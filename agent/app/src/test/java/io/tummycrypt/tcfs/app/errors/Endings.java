package io.tummycrypt.tcfs.app.errors;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Messages that are another one and something more are one entry of the index. */
final class Endings {
  private Endings() {}

  /** What a message may end with besides, and what to do. */
  record Folded(Set<String> endings, Set<String> next) {}

  static Map<String, Folded> fold(Map<String, Set<String>> texts) {
    Map<String, Folded> folded = new TreeMap<>();
    texts.forEach((text, next) -> {
      Optional<String> stem =
          folded.keySet().stream().filter(shorter -> isLonger(text, shorter)).findFirst();
      Folded same = stem.map(folded::get).orElse(null);
      if (stem.isPresent() && same != null && same.next().equals(next)) {
        same.endings().add(text.substring(stem.get().length()));
      } else {
        folded.put(text, new Folded(new TreeSet<>(), next));
      }
    });
    return folded;
  }

  private static boolean isLonger(String text, String shorter) {
    return text.startsWith(shorter + ";") || text.startsWith(shorter + ",");
  }
}

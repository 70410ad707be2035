package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.yaml.Quoted;
import org.jspecify.annotations.Nullable;

/** Which gitignore patterns can match anything; one that cannot is a mistake, not a wish. */
final class Patterns {
  private Patterns() {}

  /** Why {@code pattern} is refused, or null if it is good. */
  static @Nullable String refusal(String pattern) {
    String body = pattern.startsWith("!") ? pattern.substring(1) : pattern;
    if (body.isBlank() || body.replace("/", "").isBlank()) {
      return "the pattern " + Quoted.of(pattern) + " is empty and matches nothing";
    }
    if (pattern.startsWith("#")) {
      return Quoted.of(pattern) + " is a comment, not a pattern; for the name write '\\#...'";
    }
    if (pattern.indexOf('\n') >= 0 || pattern.indexOf('\r') >= 0) {
      return "there is a line break in the pattern " + Quoted.of(pattern);
    }
    return isClosed(body) ? null : "the pattern " + Quoted.of(pattern) + " does not end";
  }

  /** Whether no escape is without its character, and no bracket without its end. */
  private static boolean isClosed(String body) {
    int i = 0;
    while (i < body.length()) {
      switch (body.charAt(i)) {
        case '\\' -> i += 2;
        case '[' -> i = afterBracket(body, i);
        default -> i++;
      }
    }
    return i == body.length();
  }

  /** The index behind a bracket expression; beyond the end where it has none. */
  private static int afterBracket(String body, int start) {
    int i = start + 1;
    if (i < body.length() && (body.charAt(i) == '!' || body.charAt(i) == '^')) {
      i++;
    }
    boolean first = true; // a ']' that comes first stands for itself
    while (i < body.length() && (first || body.charAt(i) != ']')) {
      int classEnd = body.startsWith("[:", i) ? body.indexOf(":]", i + 2) : -1;
      if (classEnd >= 0) {
        i = classEnd + 2;
      } else {
        i += body.charAt(i) == '\\' ? 2 : 1;
      }
      first = false;
    }
    return i < body.length() ? i + 1 : body.length() + 1;
  }
}

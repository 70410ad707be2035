package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import org.jspecify.annotations.Nullable;

/** Which patterns a document takes: those that can match something. Others are mistakes. */
final class Patterns {
  private Patterns() {}

  /** Why {@code pattern} is refused in a list, or null if it is good. */
  static @Nullable String refusal(String pattern) {
    return refusal(pattern, IgnoreRules.problem(pattern));
  }

  /** Why {@code pattern} is refused where it stands alone, or null if it is good. */
  static @Nullable String refusalAlone(String pattern) {
    String negated = "it is negated, which has a meaning in a list of exclude patterns only";
    return refusal(pattern, pattern.startsWith("!") ? negated : IgnoreRules.problem(pattern));
  }

  private static @Nullable String refusal(String pattern, @Nullable String problem) {
    if (pattern.startsWith("#")) {
      return Quoted.of(pattern) + " is a comment, not a pattern; for the name write '\\#...'";
    }
    if (pattern.indexOf('\n') >= 0 || pattern.indexOf('\r') >= 0) {
      return "there is a line break in the pattern " + Quoted.of(pattern);
    }
    return problem == null
        ? null
        : "the pattern " + Quoted.of(pattern) + " cannot match anything: " + problem;
  }
}

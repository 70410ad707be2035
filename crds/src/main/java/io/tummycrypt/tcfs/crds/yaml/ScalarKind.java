package io.tummycrypt.tcfs.crds.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a scalar is for readers of YAML 1.2 (us) and 1.1 (kubectl). Where they differ it is
 * ambiguous, and refused rather than guessed.
 */
enum ScalarKind {
  TEXT,
  NOTHING,
  TRUTH,
  NUMBER,
  /** Such as {@code yes}, which is a truth value for some readers. */
  AMBIGUOUS;

  private static final int LONGEST = 64;
  private static final Set<String> NOTHINGS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUTHS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern SOMETIMES_TRUTH =
      Pattern.compile("[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
              + "|\\.[0-9_]+([eE][-+]?[0-9]+)?|\\.(inf|Inf|INF))|\\.(nan|NaN|NAN)");
  private static final Pattern SEXAGESIMAL =
      Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

  static ScalarKind ofPlain(String value) {
    if (NOTHINGS.contains(value)) {
      return NOTHING;
    }
    if (TRUTHS.contains(value)) {
      return TRUTH;
    }
    if (value.length() > LONGEST) {
      return TEXT;
    }
    if (NUMBERS.matcher(value).matches()) {
      return NUMBER;
    }
    return matchesAny(value, SOMETIMES_TRUTH, SEXAGESIMAL, DATE) ? AMBIGUOUS : TEXT;
  }

  private static boolean matchesAny(String value, Pattern... patterns) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(value).matches()) {
        return true;
      }
    }
    return false;
  }
}

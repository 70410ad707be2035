package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.ignore.Glob.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads a pattern with wildcards as git does, byte by byte. */
final class GlobParser {
  private static final BitSet ALL_BUT_SLASH = new BitSet(256);

  static {
    ALL_BUT_SLASH.set(0, 256);
    ALL_BUT_SLASH.clear('/');
  }

  private final String pattern;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  private GlobParser(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles {@code pattern}, the text of which is bytes (see {@link ByteText}). {@link
   * Glob#NOTHING} if it is malformed: a bracket that is not closed, an unknown class, a backslash
   * at the end.
   */
  static Glob parse(String pattern) {
    GlobParser parser = new GlobParser(pattern);
    while (parser.at < pattern.length()) {
      if (!parser.step()) {
        return Glob.NOTHING;
      }
    }
    return new Glob(parser.steps);
  }

  /** Takes one step; false if it is malformed. */
  private boolean step() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '*' -> stars();
      case '?' -> steps.add(new Step.OneOf(ALL_BUT_SLASH));
      case '[' -> brackets();
      case '\\' -> at < pattern.length() && steps.add(Step.OneOf.only(pattern.charAt(at++)));
      default -> steps.add(Step.OneOf.only(c));
    };
  }

  /**
   * Two stars or more that fill the place of a whole name cross folders; other runs count as one
   * star. The beginning of what is compiled here counts as the beginning of a name.
   */
  private boolean stars() {
    int first = at - 1;
    while (follows("*")) {
      at++;
    }
    boolean run = at - first > 1;
    boolean fromNameStart = first == 0 || pattern.charAt(first - 1) == '/';
    boolean toNameEnd = at == pattern.length() || follows("/") || follows("\\/");
    boolean whole = run && fromNameStart && toNameEnd;
    Step.Any any = new Step.Any(whole, whole && follows("/"));
    if (any.mayVanish() && repeatsLast(any)) {
      // "**/**/" says no more than "**/", and a long row of them must not cost more.
      at++;
      return true;
    }
    return steps.add(any);
  }

  private boolean repeatsLast(Step.Any any) {
    return steps.size() >= 2 && steps.get(steps.size() - 2).equals(any);
  }

  private boolean brackets() {
    ByteClassParser parser = new ByteClassParser(pattern, at);
    BitSet bytes = parser.parse();
    if (bytes == null) {
      return false;
    }
    bytes.clear('/');
    at = parser.end();
    return steps.add(new Step.OneOf(bytes));
  }

  private boolean follows(String text) {
    return pattern.startsWith(text, at);
  }
}

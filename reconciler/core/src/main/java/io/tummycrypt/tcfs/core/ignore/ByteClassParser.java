package io.tummycrypt.tcfs.core.ignore;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads what stands between brackets: bytes, ranges, classes such as {@code [:alpha:]}. */
final class ByteClassParser {
  /** No byte; names and patterns have no NUL in them. */
  private static final int NONE = 0;

  private final String pattern;
  private final BitSet bytes = new BitSet(256);
  private int at;

  /** The byte that a following '-' would make the beginning of a range; none after a range. */
  private int rangeStart = NONE;

  /** Begins after the opening bracket. */
  ByteClassParser(String pattern, int start) {
    this.pattern = pattern;
    this.at = start;
  }

  /** Where the pattern goes on after the closing bracket. */
  int end() {
    return at;
  }

  /** The bytes meant, or null if the pattern is malformed. */
  @Nullable BitSet parse() {
    boolean negated = follows("!") || follows("^");
    if (negated) {
      at++;
    }
    do { // a closing bracket that comes first is a byte as any other
      if (!item()) {
        return null;
      }
    } while (!follows("]"));
    at++;
    if (negated) {
      bytes.flip(0, 256);
    }
    return bytes;
  }

  private boolean item() {
    if (at >= pattern.length()) {
      return false;
    }
    if (follows("-") && rangeStart != NONE && !follows("-]") && at + 1 < pattern.length()) {
      at++;
      return range();
    }
    if (follows("[:")) {
      int close = pattern.indexOf(']', at + 2);
      if (close < 0) {
        return false;
      }
      if (close > at + 2 && pattern.charAt(close - 1) == ':') {
        return namedClass(close);
      }
    }
    int c = single();
    if (c == NONE) {
      return false;
    }
    bytes.set(c);
    rangeStart = c;
    return true;
  }

  private boolean range() {
    int last = single();
    if (last >= rangeStart) {
      bytes.set(rangeStart, last + 1);
    }
    rangeStart = NONE;
    return last != NONE;
  }

  /** One byte, which a backslash may stand before; none at the end of the pattern. */
  private int single() {
    if (follows("\\")) {
      at++;
    }
    return at < pattern.length() ? pattern.charAt(at++) : NONE;
  }

  private boolean namedClass(int close) {
    IntPredicate members = named(pattern.substring(at + 2, close - 1));
    if (members == null) {
      return false;
    }
    for (int c = 1; c < 0x80; c++) {
      if (members.test(c)) {
        bytes.set(c);
      }
    }
    at = close + 1;
    rangeStart = NONE;
    return true;
  }

  /** The classes as git has them: ASCII alone, and four bytes count as space. */
  private static @Nullable IntPredicate named(String name) {
    return switch (name) {
      case "alnum" -> c -> isLetter(c) || isDigit(c);
      case "alpha" -> ByteClassParser::isLetter;
      case "blank" -> c -> c == ' ' || c == '\t';
      case "cntrl" -> c -> c < ' ' || c == 0x7f;
      case "digit" -> ByteClassParser::isDigit;
      case "graph" -> ByteClassParser::isGraph;
      case "lower" -> c -> c >= 'a' && c <= 'z';
      case "print" -> c -> c == ' ' || isGraph(c);
      case "punct" -> c -> isGraph(c) && !isLetter(c) && !isDigit(c);
      case "space" -> c -> c == ' ' || c == '\t' || c == '\n' || c == '\r';
      case "upper" -> c -> c >= 'A' && c <= 'Z';
      case "xdigit" -> c -> isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
      default -> null;
    };
  }

  private static boolean isLetter(int c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isGraph(int c) {
    return c > ' ' && c < 0x7f;
  }

  private boolean follows(String text) {
    return pattern.startsWith(text, at);
  }
}

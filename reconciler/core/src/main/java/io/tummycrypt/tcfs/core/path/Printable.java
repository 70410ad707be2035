package io.tummycrypt.tcfs.core.path;

/**
 * Foreign text made fit for a line of output: a newline or an escape sequence in a name forges
 * nothing.
 */
public final class Printable {
  private Printable() {}

  /**
   * {@code text} with control, format and unpaired surrogate characters and backslashes escaped as
   * in Java.
   */
  public static String of(String text) {
    if (isPlain(text) || text.codePoints().noneMatch(Printable::needsEscape)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  /** {@code text} as a single line; what is fit to print stays as it is, backslashes too. */
  public static String line(String text) {
    if (isPlain(text) || text.codePoints().noneMatch(Printable::needsEscapeInLine)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          if (needsEscapeInLine(c)) {
            append(out, c);
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  /** Whether all of it is of the kind that nearly all text is of, and that needs no table. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (needsEscape(c)) {
          out.append(String.format(c > 0xFFFF ? "\\u{%x}" : "\\u%04x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  /** Whether it is escaped for another reason than being what escapes begin with. */
  static boolean needsEscapeInLine(int c) {
    return c != '\\' && needsEscape(c);
  }

  private static boolean needsEscape(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c == '\\';
    };
  }
}

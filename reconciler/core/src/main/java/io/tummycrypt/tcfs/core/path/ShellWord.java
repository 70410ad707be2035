package io.tummycrypt.tcfs.core.path;

import java.util.stream.Collectors;

/**
 * Foreign names in lines that people read. An odd name stands in quotes, in the way that a shell
 * reads back: it can be pasted into a command, two different names never look the same, and none
 * forges a line or reaches the terminal as an escape sequence.
 */
public final class ShellWord {
  private static final String PLAIN = "._-/+@%=:,^";

  private ShellWord() {}

  /** A name, quoted if it is odd. */
  public static String of(String name) {
    if (!name.isEmpty() && isPlain(name)) {
      return name;
    }
    boolean needsEscape = name.codePoints().anyMatch(Printable::needsEscapeInLine);
    return needsEscape ? escaped(name) : "'" + name.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isUsual = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/';
      if (!isUsual && !isPlain(name.codePointAt(i))) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
      }
    }
    return true;
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
  }

  private static String escaped(String name) {
    return name.codePoints()
        .mapToObj(ShellWord::escaped)
        .collect(Collectors.joining("", "$'", "'"));
  }

  private static String escaped(int c) {
    if (c == '\'') {
      return "\\'";
    }
    return Printable.needsEscapeInLine(c) && c > 0xFFFF
        ? String.format("\\U%08x", c)
        : Printable.of(Character.toString(c));
  }
}

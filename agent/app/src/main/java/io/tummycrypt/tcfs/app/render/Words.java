package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.core.path.Printable;
import java.util.stream.Collectors;

/**
 * Foreign text in lines that people read. An odd name stands in quotes, in the way that a shell
 * reads back: it can be pasted into a command, two different names never look the same, and none
 * forges a line or reaches the terminal as an escape sequence.
 */
public final class Words {
  private static final String PLAIN = "._-/+@%=:,^";

  private Words() {}

  /** A name, quoted if it is odd. */
  public static String of(String name) {
    if (!name.isEmpty() && name.codePoints().allMatch(Words::isPlain)) {
      return name;
    }
    boolean needsEscape = name.codePoints().anyMatch(Words::needsEscape);
    return needsEscape ? escaped(name) : "'" + name.replace("'", "'\\''") + "'";
  }

  /** A path, quoted if it is odd, and in a form that no command takes for an option. */
  public static String path(String path) {
    return of(path.startsWith("-") ? "./" + path : path);
  }

  /** Any text as a single line; what is fit to print stays as it is. */
  public static String line(String text) {
    return text.codePoints()
        .mapToObj(c -> needsEscape(c) ? Printable.of(Character.toString(c)) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
  }

  /** Whether {@link Printable} escapes it for another reason than being what escapes begin with. */
  private static boolean needsEscape(int c) {
    return c != '\\' && !Printable.of(Character.toString(c)).equals(Character.toString(c));
  }

  private static String escaped(String name) {
    StringBuilder out = new StringBuilder("$'");
    name.codePoints().forEach(c -> out.append(escaped(c)));
    return out.append("'").toString();
  }

  private static String escaped(int c) {
    if (c == '\'') {
      return "\\'";
    }
    return needsEscape(c) && c > 0xFFFF
        ? String.format("\\U%08x", c)
        : Printable.of(Character.toString(c));
  }
}

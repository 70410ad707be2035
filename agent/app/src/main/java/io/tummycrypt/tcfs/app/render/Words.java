package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.ShellWord;

/** Foreign text in lines that people read. */
public final class Words {
  private Words() {}

  /** A name, quoted if it is odd, as {@link ShellWord} says. */
  public static String of(String name) {
    return ShellWord.of(name);
  }

  /** A path, quoted if it is odd, and in a form that no command takes for an option. */
  public static String path(String path) {
    return of(path.startsWith("-") ? "./" + path : path);
  }

  /** Any text as a single line; what is fit to print stays as it is. */
  public static String line(String text) {
    return Printable.line(text);
  }

  /** Any text on a terminal: line ends and tabs stay, and so does what is fit to print. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
        out.append(line(text.substring(start, i))).append(text, i, Math.min(i + 1, text.length()));
        start = i + 1;
      }
    }
    return out.toString();
  }
}

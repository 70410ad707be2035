package io.tummycrypt.tcfs.app.service;

/** Text in a unit of systemd, which is taken for what it is ({@code systemd.syntax(7)}). */
final class SystemdText {
  private SystemdText() {}

  /**
   * One word: in quotes, without escapes or specifiers of its own. A {@code $} stays what it is
   * where it is the program of a command or an assignment, the only places that this is for. There
   * are no control characters in it.
   */
  static String word(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '%' -> out.append("%%");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}

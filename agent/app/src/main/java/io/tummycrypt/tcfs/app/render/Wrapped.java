package io.tummycrypt.tcfs.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that goes on below itself where a line of the page is too short for it. */
public final class Wrapped {
  /** A column that is narrower than this is worse to read than a line that is cut. */
  private static final int NARROWEST = 20;

  private static final String COMMAND = "tcfs ";

  /** Before the space in front of each word; a unit is no word of its own. */
  private static final String WORDS = "(?<=\\S)(?= +\\S)(?! (?:B|[KMGTPE]iB)\\b)";

  /** What explains a command stands behind it in parentheses; those of a quoted name are not. */
  private static final String NOTE = "(?= +\\([^()']*\\)$)";

  /** The end of a term, with what explains it in a column of its own. */
  private static final Pattern GAP = Pattern.compile("\\S {2,}(?=\\S)");

  private Wrapped() {}

  /**
   * Prints a label and a text; where that is too wide, the text goes on below its own beginning. A
   * command stays on one line: it is there to be copied.
   */
  public static void print(String label, String text, Page page) {
    String before = label;
    for (String line : lines(text, page.width() - Columns.of(label))) {
      page.accept(before + line);
      before = " ".repeat(Columns.of(label));
    }
  }

  /** The text in lines of at most so many columns, if its words allow it. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : parts(text)) {
      if (!line.isEmpty() && Columns.of(line + part) > Math.max(width, NARROWEST)) {
        lines.add(line);
        line = part.strip();
      } else {
        line += part;
      }
    }
    lines.add(line);
    return lines;
  }

  private static List<String> parts(String text) {
    if (!text.startsWith(COMMAND)) {
      return List.of(text.split(WORDS));
    }
    String command = text.split(NOTE, 2)[0];
    List<String> parts = new ArrayList<>(List.of(command));
    parts.addAll(List.of(text.substring(command.length()).split(WORDS)));
    return parts;
  }

  /**
   * Prints a page that was written for a wide screen. Where that is too wide, prose is filled anew,
   * and so is what explains a term beside it; lines that are indented stay lines.
   */
  public static void reflow(List<String> text, Page page) {
    if (text.stream().allMatch(line -> Columns.of(line) <= page.width())) {
      text.forEach(page);
      return;
    }
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      int begin = begin(line);
      StringBuilder body = new StringBuilder(line.substring(begin));
      boolean mayGoOn = begin == 0 || !line.substring(0, begin).isBlank();
      while (mayGoOn && !line.isEmpty() && i + 1 < text.size() && goesOn(text.get(i + 1), begin)) {
        i++;
        body.append(' ').append(text.get(i).strip());
      }
      print(line.substring(0, begin), body.toString(), page);
    }
  }

  /** Where the text of a line begins: behind its indentation, and its term if it has one. */
  private static int begin(String line) {
    Matcher gap = GAP.matcher(line);
    return gap.find() ? gap.end() : indent(line);
  }

  private static boolean goesOn(String next, int begin) {
    return !next.isEmpty() && indent(next) == begin && begin(next) == begin;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}

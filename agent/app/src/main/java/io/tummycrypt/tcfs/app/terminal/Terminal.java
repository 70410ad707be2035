package io.tummycrypt.tcfs.app.terminal;

import io.tummycrypt.tcfs.app.render.Page;
import java.io.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the two streams a person sees on a terminal, and how much fits on it.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param columns characters on a line, from 1
 * @param rows lines on the screen, from 1
 * @param isDumb whether it can neither show colours nor draw a line again
 */
public record Terminal(boolean out, boolean err, int columns, int rows, boolean isDumb) {
  /**
   * What {@code ./tcfs} found out: {@code out}, {@code err}, both with a comma between, or none.
   */
  public static final String STREAMS = "tcfs.terminal";

  /** What {@code stty size} said: rows and columns, as in {@code 24x80}. */
  public static final String SIZE = "tcfs.terminal.size";

  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  /** No terminal at all. */
  public static final Terminal NONE = new Terminal(false, false, COLUMNS, ROWS, true);

  /** The terminal of this process. */
  public static Terminal ofProcess(Map<String, String> environment) {
    String streams = System.getProperty(STREAMS);
    return of(streams == null ? ofConsole() : streams, System.getProperty(SIZE, ""), environment);
  }

  /** Without {@code ./tcfs} Java tells of both streams together only. */
  private static String ofConsole() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        ? "out,err"
        : "";
  }

  /**
   * A terminal as it was told of. What a person sets in {@code COLUMNS} and {@code LINES} counts
   * more than the size that was found; what is neither set nor found is 80 and 24.
   */
  static Terminal of(String streams, String size, Map<String, String> environment) {
    List<String> terminals = Arrays.asList(streams.split(","));
    String[] found = size.split("x", 2);
    return new Terminal(
        terminals.contains("out"),
        terminals.contains("err"),
        firstOf(environment.get("COLUMNS"), found.length == 2 ? found[1] : null, COLUMNS),
        firstOf(environment.get("LINES"), found[0], ROWS),
        "dumb".equals(environment.get("TERM")));
  }

  private static int firstOf(@Nullable String set, @Nullable String found, int otherwise) {
    int number = number(set);
    int second = number > 0 ? number : number(found);
    return second > 0 ? second : otherwise;
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  /** How many characters fit on a line of the results. */
  public int outWidth() {
    return out ? columns : Page.UNLIMITED;
  }

  /** How many characters fit on a line of the messages. */
  public int errWidth() {
    return err ? columns : Page.UNLIMITED;
  }
}

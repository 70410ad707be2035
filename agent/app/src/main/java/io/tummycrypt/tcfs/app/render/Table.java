package io.tummycrypt.tcfs.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows in aligned columns. Cells are asked for twice, once to be measured and once to be printed,
 * so that a long list is not kept a second time as text.
 */
public final class Table<T> {
  private static final int WIDEST = 60;
  private static final int SHORTEST = 20;

  /** Prose keeps so many columns while there are names to shorten. */
  private static final int PROSE = 36;

  private static final String GAP = "  ";
  private static final String FURTHER = "    ";
  private static final String ELLIPSIS = "\u2026";

  private record Column<T>(
      String title,
      Function<T, String> cell,
      Function<T, @Nullable Colour> colour,
      Narrowing narrowing) {}

  /** What becomes of a cell that is too wide. */
  private enum Narrowing {
    NONE,
    SHORTENED,
    WRAPPED
  }

  private final String indent;
  private final List<Column<T>> columns = new ArrayList<>();

  /** A table without columns, every line of which begins with {@code indent}. */
  public Table(String indent) {
    this.indent = indent;
  }

  /** Adds a column without a title. */
  public Table<T> column(Function<T, String> cell) {
    return column("", cell);
  }

  /** Adds a column. */
  public Table<T> column(String title, Function<T, String> cell) {
    columns.add(new Column<>(title, cell, _ -> null, Narrowing.NONE));
    return this;
  }

  /** Gives the last column a colour, which may be another one for each row; null for none. */
  public Table<T> colour(Function<T, @Nullable Colour> colour) {
    Column<T> last = columns.removeLast();
    columns.add(new Column<>(last.title, last.cell, colour, last.narrowing));
    return this;
  }

  /**
   * Lets the last column lose the middle of its cells where a row would be wider than the page. For
   * names that are read; what somebody has to copy is never shortened.
   */
  public Table<T> mayShorten() {
    Column<T> last = columns.removeLast();
    columns.add(new Column<>(last.title, last.cell, last.colour, Narrowing.SHORTENED));
    return this;
  }

  /** Lets the cells of the last column, below which there is nothing else, go on below. */
  public Table<T> mayWrap() {
    Column<T> last = columns.removeLast();
    columns.add(new Column<>(last.title, last.cell, last.colour, Narrowing.WRAPPED));
    return this;
  }

  /** Prints the titles, if there are any, and a line for each row. A wide cell moves the rest. */
  public void print(Iterable<T> rows, Page page) {
    int[] widths = widths(rows, page.width());
    if (columns.stream().anyMatch(column -> !column.title.isEmpty())) {
      print(widths, column -> new Cell(column.title, null), page, page::heading);
    }
    for (T row : rows) {
      print(widths, column -> cell(column, row), page, page);
    }
  }

  private int[] widths(Iterable<T> rows, int page) {
    int[] widths = columns.stream().mapToInt(column -> Columns.of(column.title)).toArray();
    for (T row : rows) {
      for (int i = 0; i < widths.length; i++) {
        Column<T> column = columns.get(i);
        int widest = isToFit(column, page) ? Math.max(page, SHORTEST) : WIDEST;
        widths[i] = Math.max(widths[i], Math.min(widest, Columns.of(column.cell.apply(row))));
      }
    }
    return fit(widths, page);
  }

  private static boolean isToFit(Column<?> column, int page) {
    return column.narrowing == Narrowing.SHORTENED && page != Page.UNLIMITED;
  }

  /** Takes what is too wide from the columns that may be shortened, the first of them first. */
  private int[] fit(int[] widths, int page) {
    long excess = indent.length() - GAP.length() - (long) page;
    for (int i = 0; i < widths.length; i++) {
      boolean isToWrap = columns.get(i).narrowing == Narrowing.WRAPPED;
      int width = isToWrap ? Math.min(PROSE, widths[i]) : widths[i];
      excess += width == 0 ? 0 : width + GAP.length();
    }
    for (int i = 0; i < widths.length && excess > 0; i++) {
      if (columns.get(i).narrowing == Narrowing.SHORTENED) {
        int less = (int) Math.min(excess, Math.max(0, widths[i] - SHORTEST));
        widths[i] -= less;
        excess -= less;
      }
    }
    return widths;
  }

  private record Cell(String text, @Nullable Colour colour) {}

  private static <T> Cell cell(Column<T> column, T row) {
    return new Cell(column.cell.apply(row), column.colour.apply(row));
  }

  /** Prints a row; a cell that would cross the edge of the page begins another line. */
  private void print(
      int[] widths, Function<Column<T>, Cell> cells, Page page, Consumer<String> lines) {
    StringBuilder line = new StringBuilder(indent);
    int at = indent.length();
    int padding = 0;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.apply(columns.get(i));
      boolean isToFit = isToFit(columns.get(i), page.width());
      String text = isToFit ? shortened(cell.text, widths[i]) : cell.text;
      if (!text.isEmpty()) {
        int wide = Columns.of(text);
        int left = page.width() - at - padding;
        if (columns.get(i).narrowing == Narrowing.WRAPPED && left >= SHORTEST) {
          String before = line.repeat(' ', padding).toString();
          wrap(before, at + padding, cell, page, lines);
          return;
        }
        if (at > indent.length() && at + padding + wide > page.width()) {
          lines.accept(line.toString());
          line = new StringBuilder(indent).append(FURTHER);
          at = line.length();
          padding = 0;
        }
        line.repeat(' ', padding);
        line.append(cell.colour == null ? text : page.paint(cell.colour, text));
        at += padding + wide;
        padding = Math.max(0, widths[i] - wide);
      } else {
        padding += widths[i];
      }
      padding += widths[i] == 0 ? 0 : GAP.length();
    }
    lines.accept(line.toString());
  }

  /** Ends a row with a cell that goes on below its own beginning. */
  private static void wrap(String before, int at, Cell cell, Page page, Consumer<String> lines) {
    String start = before;
    for (String part : Wrapped.lines(cell.text, page.width() - at)) {
      lines.accept(start + (cell.colour == null ? part : page.paint(cell.colour, part)));
      start = " ".repeat(at);
    }
  }

  /** The beginning and the end of a text that is too wide. */
  private static String shortened(String text, int width) {
    if (Columns.of(text) <= width) {
      return text;
    }
    int end = width / 2;
    return Columns.first(text, width - 1 - end) + ELLIPSIS + Columns.last(text, end);
  }
}

package io.tummycrypt.tcfs.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows in aligned columns. Cells are asked for twice, once to be measured and once to be printed,
 * so that a long list is not kept a second time as text.
 */
public final class Table<T> {
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  private record Column<T>(String title, Function<T, String> cell) {}

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
    columns.add(new Column<>(title, cell));
    return this;
  }

  /** Prints the titles, if there are any, and a line for each row. A wide cell moves the rest. */
  public void print(Iterable<T> rows, Consumer<String> lines) {
    int[] widths = widths(rows);
    if (columns.stream().anyMatch(column -> !column.title.isEmpty())) {
      lines.accept(line(columns.stream().map(Column::title).toList(), widths));
    }
    for (T row : rows) {
      lines.accept(line(columns.stream().map(column -> column.cell.apply(row)).toList(), widths));
    }
  }

  private int[] widths(Iterable<T> rows) {
    int[] widths = columns.stream().mapToInt(column -> width(column.title)).toArray();
    for (T row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, width(columns.get(i).cell.apply(row))));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      int padding = Math.max(0, widths[i] - width(cell));
      line.append(cell).append(" ".repeat(padding)).append(widths[i] == 0 ? "" : GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

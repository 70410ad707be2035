package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Checkup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was looked at as a table, with a next step below each row that is not as it should be. */
public final class CheckupText {
  private CheckupText() {}

  private record Row(
      String level, @Nullable Colour colour, String area, String topic, String text) {}

  /** Prints the table, and how many rows stand how. */
  public static void print(Checkup checkup, Page lines) {
    List<Row> rows = new ArrayList<>();
    for (Check check : checkup.checks()) {
      rows.add(row(check));
      if (!check.nextStep().isEmpty()) {
        rows.add(new Row("", null, "", "", "next step: " + Words.line(check.nextStep())));
      }
    }
    new Table<Row>("")
        .column("", Row::level)
        .colour(Row::colour)
        .column("OF", Row::area)
        .column("WHAT", Row::topic)
        .column("FOUND", Row::text)
        .mayWrap()
        .print(rows, lines);
    lines.accept("");
    lines.accept(
        "%s, %s, %d ok, %d skipped"
            .formatted(
                Amounts.count(checkup.count(Level.ERROR), "error"),
                Amounts.count(checkup.count(Level.WARN), "warning"),
                checkup.count(Level.OK),
                checkup.count(Level.SKIPPED)));
  }

  private static Row row(Check check) {
    return new Row(
        check.level() == Level.SKIPPED ? "-" : check.level().text(),
        colour(check.level()),
        check.root() == null ? check.topic().area().text() : "root " + check.root(),
        check.topic().text(),
        Words.line(check.found()));
  }

  private static @Nullable Colour colour(Level level) {
    return switch (level) {
      case OK, SKIPPED -> null;
      case WARN -> Colour.NOTICE;
      case ERROR -> Colour.ERROR;
    };
  }
}

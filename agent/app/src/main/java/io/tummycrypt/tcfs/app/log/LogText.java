package io.tummycrypt.tcfs.app.log;

import io.tummycrypt.tcfs.core.path.Printable;
import java.time.temporal.ChronoUnit;

/** Lines of the log for people. */
public final class LogText {
  private LogText() {}

  /** One line, and one for each further reason; foreign text in it stays on it. */
  public static String of(LogLine line) {
    StringBuilder text = new StringBuilder();
    text.append(line.time().truncatedTo(ChronoUnit.SECONDS)).append(' ');
    text.append(Printable.line(line.entry().message()));
    if (line.entry().event().level() == LogLevel.DEBUG) {
      text.append("  trace ").append(line.trace());
    }
    for (LogEntry.Value value : line.entry().fields().values()) {
      if (value instanceof LogEntry.Value.Texts several) {
        several.texts().forEach(each -> text.append("\n  ").append(Printable.line(each)));
      }
    }
    return text.toString();
  }
}

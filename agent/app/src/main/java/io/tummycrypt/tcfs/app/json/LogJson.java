package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.log.LogEntry;
import io.tummycrypt.tcfs.app.log.LogLine;
import io.tummycrypt.tcfs.core.path.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Lines of an agent's log, as {@code docs/reference/logs.md} has them. */
public final class LogJson {
  private LogJson() {}

  /** An object on one line, in ASCII, without an end of line. */
  public static String of(LogLine line) {
    try {
      return Json.line(json -> write(json, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Json json, LogLine line) throws IOException {
    json.text("time", line.time().truncatedTo(ChronoUnit.MILLIS).toString());
    json.text("level", line.entry().event().level().text());
    json.text("event", line.entry().event().text());
    json.text("message", Printable.line(line.entry().message()));
    if (line.owner() != null) {
      json.text("device", line.owner().device());
      json.text("fleet", line.owner().fleet());
    }
    json.text("trace", line.trace().text());
    for (Map.Entry<String, LogEntry.Value> field : line.entry().fields().entrySet()) {
      write(json, field.getKey(), field.getValue());
    }
  }

  private static void write(Json json, String name, LogEntry.Value value) throws IOException {
    switch (value) {
      case LogEntry.Value.Text(var text) -> json.text(name, text);
      case LogEntry.Value.Count(var count) -> json.number(name, count);
      case LogEntry.Value.Texts(var texts) -> json.texts(name, texts);
    }
  }
}

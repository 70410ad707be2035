package io.tummycrypt.tcfs.app.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * One thing to tell.
 *
 * @param message for people; may have foreign text in it
 * @param fields for programs, in order; foreign text is as it was found
 */
public record LogEntry(LogEvent event, String message, SequencedMap<String, Value> fields) {
  /** What a field may be. */
  public sealed interface Value {
    /** Any text. */
    record Text(String text) implements Value {}

    /** A whole number. */
    record Count(long count) implements Value {}

    /** Several texts. */
    record Texts(List<String> texts) implements Value {
      public Texts {
        texts = List.copyOf(texts);
      }
    }
  }

  public LogEntry {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }

  /** Without fields yet. */
  public static LogEntry of(LogEvent event, String message) {
    return new LogEntry(event, message, new LinkedHashMap<>());
  }

  /** The same with a field. */
  public LogEntry with(String name, String text) {
    return with(name, new Value.Text(text));
  }

  /** The same with a field. */
  public LogEntry with(String name, long number) {
    return with(name, new Value.Count(number));
  }

  /** The same with a field. */
  public LogEntry with(String name, List<String> texts) {
    return with(name, new Value.Texts(texts));
  }

  private LogEntry with(String name, Value value) {
    LinkedHashMap<String, Value> all = new LinkedHashMap<>(fields);
    all.put(name, value);
    return new LogEntry(event, message, all);
  }
}

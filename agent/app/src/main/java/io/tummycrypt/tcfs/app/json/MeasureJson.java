package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.measure.Stats;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** How far a run has come, and what it cost. */
final class MeasureJson {
  private MeasureJson() {}

  /** Totals and the time that is left are there if they are known. */
  static void reading(Json json, Reading reading) throws IOException {
    json.text("progress", name(reading.phase()));
    json.number("files", reading.files());
    if (reading.ofFiles() > 0) {
      json.number("ofFiles", reading.ofFiles());
    }
    json.number("bytes", reading.bytes());
    if (reading.ofBytes() > 0) {
      json.number("ofBytes", reading.ofBytes());
    }
    json.number("bytesPerSecond", reading.bytesPerSecond());
    if (reading.secondsLeft().isPresent()) {
      json.number("secondsLeft", reading.secondsLeft().getAsLong());
    }
  }

  static void stats(Json json, Stats stats) throws IOException {
    json.object(
        "requests",
        () -> {
          for (Map.Entry<Kind, Long> kind : stats.requests().entrySet()) {
            json.number(name(kind.getKey()), kind.getValue());
          }
        });
    json.number("bytesRead", stats.bytesRead());
    json.number("bytesWritten", stats.bytesWritten());
    json.number("bytesDeduplicated", stats.bytesDeduplicated());
    json.number("bytesPacked", stats.bytesPacked());
    json.number("packBytes", stats.packBytes());
    json.decimal("compression", stats.compression());
    json.object(
        "seconds",
        () -> {
          for (Map.Entry<Phase, Duration> phase : stats.phases().entrySet()) {
            json.decimal(name(phase.getKey()), phase.getValue().toMillis() / 1e3);
          }
          json.decimal("total", stats.total().toMillis() / 1e3);
        });
  }

  /** {@code READ_RANGE} as {@code readRange}. */
  private static String name(Kind kind) {
    return switch (kind) {
      case READ -> "read";
      case READ_RANGE -> "readRange";
      case SIZE -> "size";
      case LIST -> "list";
      case CREATE -> "create";
      case DELETE -> "delete";
    };
  }

  private static String name(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}

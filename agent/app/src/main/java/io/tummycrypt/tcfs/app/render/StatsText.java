package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.measure.Stats;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run cost. */
public final class StatsText {
  private StatsText() {}

  /** Prints a few lines below a heading. */
  public static void print(Stats stats, Page lines) {
    lines.heading("Stats");
    lines.accept("  requests      " + requests(stats));
    lines.accept("  read          " + Amounts.bytes(stats.bytesRead()));
    lines.accept("  written       " + Amounts.bytes(stats.bytesWritten()));
    lines.accept(
        "  deduplicated  "
            + Amounts.bytes(stats.bytesDeduplicated())
            + " that the store had already");
    lines.accept("  compressed    " + compressed(stats));
    lines.accept("  seconds       " + times(stats) + ", total " + seconds(stats.total()));
  }

  private static String requests(Stats stats) {
    String kinds =
        stats.requests().entrySet().stream()
            .filter(kind -> kind.getValue() > 0)
            .map(kind -> name(kind.getKey()) + " " + kind.getValue())
            .collect(Collectors.joining(", "));
    return stats.allRequests() + (kinds.isEmpty() ? "" : ": " + kinds);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String compressed(Stats stats) {
    return stats.packBytes() == 0
        ? "nothing to compress"
        : String.format(
            Locale.ROOT,
            "%s to %s, a ratio of %.2f",
            Amounts.bytes(stats.bytesPacked()),
            Amounts.bytes(stats.packBytes()),
            stats.compression());
  }

  private static String times(Stats stats) {
    return stats.phases().entrySet().stream()
        .map(phase ->
            phase.getKey().name().toLowerCase(Locale.ROOT) + " " + seconds(phase.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1e3);
  }
}

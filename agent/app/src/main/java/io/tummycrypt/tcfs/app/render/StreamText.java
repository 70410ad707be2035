package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.util.List;
import java.util.Locale;

/** What is done at message servers. */
final class StreamText {
  private StreamText() {}

  /** Prints what there is to do, or that nobody knows; nothing if there is nothing. */
  static void print(StreamPlan plan, Page lines) {
    print("NATS", plan.actions(), lines);
    if (plan.unknown() != null) {
      lines.accept("");
      lines.heading("NATS: unknown");
      Wrapped.print("  ", Words.line(plan.unknown()), lines);
    }
  }

  /** Prints these under a heading; nothing if there are none. */
  static void print(String heading, List<StreamAction> actions, Page lines) {
    if (actions.isEmpty()) {
      return;
    }
    lines.accept("");
    lines.heading(heading);
    new Table<StreamAction>("  ")
        .column(action -> word(action.what()) + " " + word(action.part()))
        .column(action -> Words.line(action.name()))
        .column(StreamText::differences)
        .print(actions, lines);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String differences(StreamAction action) {
    return String.join(", ", action.differences().stream().map(StreamText::difference).toList());
  }

  private static String difference(Difference difference) {
    String found = difference.found().isEmpty() ? "nothing" : difference.found();
    return Words.line(difference.setting() + ": " + found + " -> " + difference.expected());
  }
}

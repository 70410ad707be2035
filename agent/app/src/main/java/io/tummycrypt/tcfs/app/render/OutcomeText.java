package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.core.apply.Report.Displaced;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.plan.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What came of a plan: everything that was done, what was not and why, and what still waits. */
public final class OutcomeText {
  private OutcomeText() {}

  /** Prints what was done, what waits for a person, and what was not done. */
  public static void print(Applied applied, Consumer<String> lines) {
    actions("Done", applied.outcome().done(), lines);
    NoticeText.print(applied.planned(), lines);
    printBehindPlan(applied.outcome(), lines);
  }

  /** Prints what was not done as planned, and the numbers; the plan itself stands above. */
  public static void printBehindPlan(Outcome outcome, Consumer<String> lines) {
    actions("Skipped", outcome.skipped(), lines);
    failures(outcome.failed(), lines);
    displaced(outcome.displaced(), lines);
    lines.accept("");
    lines.accept(
        "Result: %d done, %d skipped, %d failed"
            .formatted(outcome.done().size(), outcome.skipped().size(), outcome.failed().size()));
    if (outcome.failed().stream().anyMatch(Failure::stale)) {
      lines.accept("Next: 'tcfs sync' looks again at what had changed meanwhile.");
    }
  }

  private static void actions(String heading, List<Action> actions, Consumer<String> lines) {
    Map<String, List<Action>> byRoot = new TreeMap<>();
    for (Action action : actions) {
      byRoot.computeIfAbsent(action.root().text(), _ -> new ArrayList<>()).add(action);
    }
    byRoot.forEach((root, list) -> {
      lines.accept(heading + " in root " + root);
      ActionText.print(list, lines);
    });
  }

  private static void failures(List<Failure> failures, Consumer<String> lines) {
    if (failures.isEmpty()) {
      return;
    }
    lines.accept("Failed");
    new Table<Failure>("  ")
        .column(failure -> "! " + failure.root() + ": " + Words.of(failure.path().toString()))
        .column(failure -> Words.line(failure.reason()) + (failure.stale() ? " (stale)" : ""))
        .print(failures, lines);
  }

  private static void displaced(List<Displaced> displaced, Consumer<String> lines) {
    if (displaced.isEmpty()) {
      return;
    }
    lines.accept("Found where something else was expected, and kept as a conflict copy");
    new Table<Displaced>("  ")
        .column(item -> "! " + item.root() + ": " + Words.of(item.path().toString()))
        .column(item -> "-> " + Words.of(item.copy().toString()))
        .print(displaced, lines);
  }
}

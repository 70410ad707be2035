package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.core.apply.Report.Displaced;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice.LeftOut;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of a plan: everything that was done, what was not and why, and what still waits. */
public final class OutcomeText {
  private final Outcome outcome;
  private final List<StreamAction> mended;
  private final Page lines;

  private OutcomeText(Applied applied, Page lines) {
    this.outcome = applied.outcome();
    this.mended = applied.mended();
    this.lines = lines;
  }

  /** Prints what was done, what waits for a person, what was not done, and the numbers. */
  public static void print(Applied applied, Page lines) {
    OutcomeText text = new OutcomeText(applied, lines);
    PlanText.printHeader(applied.planned(), lines);
    if (applied.planned().desired().suspended().value()) {
      text.heading("Result: nothing was done, for the fleet is suspended");
      return;
    }
    StreamText.print("Done at NATS", applied.mended(), lines);
    text.actions("Done", applied.outcome().done());
    NoticeText.print(applied.planned(), lines);
    StreamText.print(applied.planned().streams(), lines);
    text.notDone();
    text.numbers(applied.planned().plan().notices().stream().allMatch(LeftOut.class::isInstance));
  }

  /**
   * The same of a part of a plan that was asked for by itself.
   *
   * @param isAsDesired whether nothing stands against it
   */
  static void printPushed(Applied applied, boolean isAsDesired, Page lines) {
    OutcomeText text = new OutcomeText(applied, lines);
    text.actions("Done", applied.outcome().done());
    NoticeText.print(applied.planned(), lines);
    text.notDone();
    text.numbers(isAsDesired, "the same push again");
  }

  /** Prints what was not done as planned, and the numbers; the plan itself stands above. */
  public static void printBehindPlan(Applied applied, Page lines) {
    OutcomeText text = new OutcomeText(applied, lines);
    text.notDone();
    text.numbers(/* isAsDesired= */ false);
  }

  /** Prints only what waits for a person and what was not done; nothing if there is neither. */
  public static void printWhatIsLeft(Applied applied, Page lines) {
    Page below = lines.withoutFirstGap();
    NoticeText.print(applied.planned().withoutRemarks(), below);
    StreamText.print("Not done at NATS", applied.planned().streams().actions(), below);
    new OutcomeText(applied, below).notDone();
  }

  private void notDone() {
    actions("Skipped", outcome.skipped());
    failures(outcome.failed());
    displaced(outcome.displaced());
  }

  private void heading(String text) {
    lines.accept("");
    lines.heading(text);
  }

  private void actions(String heading, List<Action> actions) {
    Map<RootName, List<Action>> byRoot = new TreeMap<>();
    for (Action action : actions) {
      byRoot.computeIfAbsent(action.root(), _ -> new ArrayList<>()).add(action);
    }
    byRoot.forEach((root, list) -> {
      heading(heading + " in root " + root);
      ActionText.print(list, lines);
    });
  }

  private void failures(List<Failure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    heading("Failed");
    new Table<Failure>("  ")
        .column(failure -> "! " + failure.root() + ": " + Words.path(failure.path().toString()))
        .colour(_ -> Colour.ERROR)
        .mayShorten()
        .column(failure ->
            Words.line(failure.reason()) + (failure.kind() == Failure.Kind.STALE ? " (stale)" : ""))
        .print(failures, lines);
  }

  private void displaced(List<Displaced> displaced) {
    if (displaced.isEmpty()) {
      return;
    }
    heading("Found where something else was expected, and kept as a conflict copy");
    new Table<Displaced>("  ")
        .column(item -> "! " + item.root() + ": " + Words.path(item.path().toString()))
        .colour(_ -> Colour.NOTICE)
        .column(item -> "-> " + Words.path(item.copy().toString()))
        .print(displaced, lines);
  }

  private void numbers(boolean isAsDesired) {
    numbers(isAsDesired, "'tcfs sync'");
  }

  /**
   * The numbers.
   *
   * @param again what a person can do once what failed is mended
   */
  private void numbers(boolean isAsDesired, String again) {
    if (outcome.isEmpty() && mended.isEmpty()) {
      heading(isAsDesired ? "Result: there was nothing to do" : "Result: nothing was done");
      return;
    }
    heading(
        "Result: %d done, %d skipped, %d failed"
            .formatted(
                outcome.done().size() + mended.size(),
                outcome.skipped().size(),
                outcome.failed().size()));
    if (outcome.failed().stream().anyMatch(failure -> failure.kind() == Failure.Kind.STALE)) {
      lines.accept("Next: " + again + " looks again at what had changed meanwhile.");
    } else if (!outcome.failed().isEmpty()) {
      lines.accept("Next: mend what is said above, then " + again + ".");
    }
  }
}

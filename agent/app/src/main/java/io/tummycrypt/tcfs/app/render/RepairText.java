package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Mending;
import io.tummycrypt.tcfs.app.operations.RepairPlanned;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Left;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Step;
import io.tummycrypt.tcfs.store.repair.Repaired;
import java.util.List;

/** What can be put right in a store, and what came of it. */
public final class RepairText {
  private RepairText() {}

  /** Prints what would be done, and what would be left. */
  public static void printPlan(RepairPlanned planned, Page lines) {
    lines.heading("Store " + planned.store());
    List<Step> steps = planned.plan().steps();
    if (!steps.isEmpty()) {
      lines.accept("");
      lines.heading("To make again; what is there now is kept under repair/");
      for (Step step : steps) {
        lines.accept(
            "  %s  %s".formatted(Words.of(step.damage().object()), Amounts.bytes(step.bytes())));
        Wrapped.print("    ", Words.line(step.damage().problem()), lines);
      }
    }
    print(planned.store(), "Left as it is", planned.plan().left(), lines);
  }

  /** Prints what came of it, below a plan. */
  public static void print(StoreRepaired result, Page lines) {
    Repaired repaired = result.repaired();
    print(result.store(), "Not made again, although it was tried", result.failed(), lines);
    lines.accept("");
    if (repaired.done().isEmpty() && repaired.left().isEmpty()) {
      lines.accept("Result: there was nothing to do; 'tcfs store repair --read-data' reads more");
      return;
    }
    lines.accept(
        "Result: %d made again, %d left%s"
            .formatted(
                repaired.done().size(),
                repaired.left().size(),
                repaired.done().isEmpty() ? "" : "; what was there is in " + repaired.kept()));
  }

  private static void print(String store, String heading, List<Left> all, Page lines) {
    if (all.isEmpty()) {
      return;
    }
    lines.accept("");
    lines.heading(heading);
    for (Left left : all) {
      lines.accept("  " + Words.of(left.damage().object()));
      Wrapped.print("    ", Words.line(left.damage().problem()), lines);
      Wrapped.print("    not made again: ", Words.line(left.why()), lines);
      String next = new Mending(store).nextStep(left.damage());
      Wrapped.print("    next step: ", next, lines);
    }
  }
}

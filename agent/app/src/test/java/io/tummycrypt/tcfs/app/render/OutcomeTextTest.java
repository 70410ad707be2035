package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.apply.Report.Displaced;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.plan.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void tellsWhatWasDoneSkippedAndFailed() throws IOException {
    OutcomeText.print(sample(), lines::add);
    Golden.check("outcome.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void tellsBehindThePlanOnlyWhatCameOutOtherwise() throws IOException {
    OutcomeText.printBehindPlan(sample(), lines::add);
    Golden.check("outcome-behind-plan.txt", String.join("\n", lines) + "\n");
  }

  /** Of a rich plan the first two were done, the third was not tried, the rest failed. */
  public static Applied sample() {
    Planned planned = Samples.rich();
    List<Action> actions = planned.plan().actions();
    List<Failure> failed =
        List.of(
            new Failure(Samples.DOCS, Samples.path(Samples.ODD), "no space left on device"),
            new Failure(
                Samples.DOCS,
                Samples.path("b.txt"),
                "what is there is not what the plan expected",
                Failure.Kind.STALE));
    List<Displaced> displaced =
        List.of(
            new Displaced(
                Samples.DOCS, Samples.path("run.sh"), Samples.path("run.conflict-yoga-1.sh")));
    Outcome outcome = new Outcome(actions.subList(0, 2), actions.subList(2, 3), failed, displaced);
    return new Applied(planned, outcome);
  }
}

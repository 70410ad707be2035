package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import java.util.List;

/**
 * A fleet that pauses: plans are shown, and nothing is carried out, neither by a sync nor on a
 * person's word. The document itself can be changed, or the pause would never end.
 */
final class Suspension {
  private Suspension() {}

  /** A plan in which there is nothing; nobody looked. */
  static Plan emptyPlan(Documents.Ruling ruling) {
    Desired desired = ruling.desired();
    Bookkeeping none =
        new Bookkeeping(List.of(), List.of(), List.of(), List.of(), /* settles= */ false);
    return new Plan(desired.device(), desired.revision(), List.of(), List.of(), none);
  }

  static Applied nothingDone(Planned planned) {
    return new Applied(planned, new Outcome(List.of(), List.of(), List.of(), List.of()));
  }

  /** Says that a person has to wait, too; or that this program is too old for the fleet. */
  static void refuse(Documents.Ruling ruling) throws RefusedException {
    VersionFloor.require(ruling.document());
    Desired desired = ruling.desired();
    if (desired.suspended().value()) {
      throw new RefusedException(
          "fleet '%s' is suspended (%s)".formatted(desired.fleet(), desired.suspended().origin()),
          nextStep(ruling.source()));
    }
  }

  private static String nextStep(Source source) {
    return source instanceof Source.Published(_, String from) && from != null
        ? "take 'suspend' out of the document there: " + from
        : "take 'suspend' out of the document: tcfs fleet pull, an editor, tcfs fleet publish";
  }
}

package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Reconciler;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Content;

/** A plan on its own result is empty. */
final class Finished {
  private Finished() {}

  /** Checks that {@code next}, made once {@code done} had been carried out, asks for nothing. */
  static void require(Reconciler process, SimDevice device, Plan done, Plan next) {
    if (mayBeLifted(device, done)) {
      return;
    }
    if (!next.isEmpty()) {
      throw new Violation(
          Kind.NOT_FINISHED, "after " + Text.of(done) + " there is still to do: " + Text.of(next));
    }
    if (done.heldSets().isEmpty()
        && next.bookkeeping().rebases().stream().anyMatch(each -> isNews(process, each))) {
      throw new Violation(
          Kind.NOT_FINISHED,
          "after " + Text.of(done) + " still to note: " + next.bookkeeping().rebases());
    }
  }

  /**
   * What is held for its number may be fewer when the plan is done: what came in counts as moved,
   * and a first run on a fleet that has nothing left needs no guard.
   */
  private static boolean mayBeLifted(SimDevice device, Plan plan) {
    boolean isEmptied =
        device.tree().values().stream().allMatch(content -> content instanceof Content.Folder);
    return !isEmptied
        && (plan.holds(SimDevice.ROOT, Held.Kind.FIRST_PUSH)
            || plan.holds(SimDevice.ROOT, Held.Kind.DELETION_HERE)
            || plan.holds(SimDevice.ROOT, Held.Kind.ROOT_EMPTIED)
            || plan.holds(SimDevice.ROOT, Held.Kind.DELETION_ELSEWHERE));
  }

  private static boolean isNews(Reconciler process, Plan.Rebase rebase) {
    Base before = process.state().bases(rebase.root()).get(rebase.path());
    Base after = rebase.base();
    return after != null
        && (before == null
            || !before.content().equals(after.content())
            || !before.clock().equals(after.clock()));
  }
}

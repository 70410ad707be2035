package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;

/**
 * Whether a plan that was carried out has left anything to do, told without another look at all
 * files and another plan. What has changed since the plan was made is left to the next run, as is
 * what will have changed a moment later.
 */
public final class Fulfilment {
  private Fulfilment() {}

  /**
   * Whether the next plan would be empty: all that was asked for is done, nobody has to be told
   * anything that was not so before, and it was new files from elsewhere alone, or what is
   * published from here.
   */
  public static boolean isWhole(Plan plan, Report report) {
    return isPublished(plan, report)
        || (isDone(plan, report)
            && plan.notices().isEmpty()
            && plan.actions().stream().allMatch(Fulfilment::leavesNothing));
  }

  /** The same of a plan that has changed no folder. */
  static boolean isPublished(Plan plan, Report report) {
    return isDone(plan, report)
        && plan.notices().stream().allMatch(Surveyor::isForesaid)
        && plan.actions().stream().allMatch(Fulfilment::isPublished);
  }

  private static boolean isDone(Plan plan, Report report) {
    return !plan.isEmpty()
        && plan.bookkeeping().settles()
        && report.done().size() == plan.actions().size()
        && report.failures().isEmpty()
        && report.displaced().isEmpty()
        && report.halted().isEmpty();
  }

  private static boolean leavesNothing(Action action) {
    return isPublished(action) || (action instanceof Action.Pull pull && !pull.expected().isLive());
  }

  /** What is here, or is gone from here: then it has a base that says so. */
  private static boolean isPublished(Action action) {
    return switch (action) {
      case Action.Push push -> push.item() != null;
      case Action.PushDeletion deletion -> deletion.confirm();
      case Action.PushCopy _, Action.Adopt _, Action.Local _ -> false;
    };
  }
}

package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.apply.ChainReader.Chains;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan that found nothing to do, and what it was made from: from the same it would be made again,
 * at any time. What is held, or waits for room, may be another matter later.
 *
 * @param state the mark of what the device remembered
 */
record RestingPlan(Desired desired, Observed observed, String state, Plan plan) {
  /** Null if that plan is none. */
  static @Nullable RestingPlan of(Desired desired, Observed observed, String state, Plan plan) {
    boolean isResting =
        plan.isEmpty() && plan.notices().stream().noneMatch(RestingPlan::isOfTheMoment);
    return isResting ? new RestingPlan(desired, observed, state, plan) : null;
  }

  private static boolean isOfTheMoment(Notice notice) {
    return notice instanceof Notice.Held || notice instanceof Notice.DiskFloor;
  }

  /** Whether everything is as it was, but for the time and what is free on the disk. */
  boolean holds(Desired nowDesired, Observed now, String nowState) {
    return state.equals(nowState)
        && desired.equals(nowDesired)
        && observed.writer().equals(now.writer())
        && observed.counter() == now.counter()
        && chains(observed).isSameAs(chains(now))
        && observed.leftBehind().equals(now.leftBehind())
        && observed.rebooted() == now.rebooted()
        && areSame(observed.roots(), now.roots());
  }

  private static Chains chains(Observed observed) {
    return new Chains(observed.heads(), observed.highest());
  }

  private static boolean areSame(
      SortedMap<RootName, RootObserved> before, SortedMap<RootName, RootObserved> now) {
    return before.keySet().equals(now.keySet())
        && before.keySet().stream().allMatch(root -> isSame(before.get(root), now.get(root)));
  }

  private static boolean isSame(@Nullable RootObserved before, @Nullable RootObserved now) {
    return before instanceof Scanned(var treeBefore, var firstBefore, var repositoriesBefore)
        && now instanceof Scanned(var tree, var first, var repositories)
        && firstBefore == first
        && repositoriesBefore.equals(repositories)
        && treeBefore.isSameAs(tree);
  }
}

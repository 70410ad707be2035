package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import io.tummycrypt.tcfs.core.plan.Notice;
import java.util.List;

/**
 * What a person has to decide on a device.
 *
 * @param planned with the open conflicts
 * @param pushes that were refused and would be again
 */
public record Undecided(Planned planned, List<RefusedPush> pushes) {
  public Undecided {
    pushes = List.copyOf(pushes);
  }

  /**
   * Whether there may be more: a root is halted, or not all that devices have published was read.
   */
  public boolean isPartial() {
    return planned.plan().notices().stream()
        .anyMatch(notice ->
            notice instanceof Notice.Halted
                || notice instanceof Notice.UnreadableDevice
                || notice instanceof Notice.Waiting);
  }

  /** How many decisions there are to make. */
  public int count() {
    return PlanSummary.of(planned.plan()).count(What.CONFLICTS) + pushes.size();
  }
}

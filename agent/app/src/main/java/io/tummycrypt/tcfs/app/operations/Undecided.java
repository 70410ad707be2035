package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
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

  /** How many decisions there are to make. */
  public int count() {
    return PlanSummary.of(planned.plan()).count(What.CONFLICTS) + pushes.size();
  }
}

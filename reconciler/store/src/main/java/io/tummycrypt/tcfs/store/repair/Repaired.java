package io.tummycrypt.tcfs.store.repair;

import io.tummycrypt.tcfs.store.repair.RepairPlan.Left;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Step;
import java.util.List;

/**
 * What came of a repair.
 *
 * @param kept where the objects are now that were replaced: before each of their keys
 */
public record Repaired(List<Step> done, List<Left> left, String kept) {
  public Repaired {
    done = List.copyOf(done);
    left = List.copyOf(left);
  }
}

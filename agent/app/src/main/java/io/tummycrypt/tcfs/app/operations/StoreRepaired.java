package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.repair.RepairPlan;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Left;
import io.tummycrypt.tcfs.store.repair.Repaired;
import java.util.List;

/**
 * What came of a repair.
 *
 * @param store its URL
 * @param plan as it was before
 */
public record StoreRepaired(String store, RepairPlan plan, Repaired repaired) {
  /** What was to be made again, and was left while the plan was carried out. */
  public List<Left> failed() {
    return repaired.left().stream().filter(left -> !plan.left().contains(left)).toList();
  }
}

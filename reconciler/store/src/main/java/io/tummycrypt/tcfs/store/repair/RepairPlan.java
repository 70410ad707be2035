package io.tummycrypt.tcfs.store.repair;

import io.tummycrypt.tcfs.store.check.Damage;
import java.util.List;

/**
 * What can be put right, and what cannot.
 *
 * @param steps in the order in which they are done
 */
public record RepairPlan(List<Step> steps, List<Left> left) {
  public RepairPlan {
    steps = List.copyOf(steps);
    left = List.copyOf(left);
  }

  /** Something damaged that can be made again; {@code bytes} is how large it is. */
  public record Step(Damage damage, long bytes) {}

  /** Something damaged that cannot, and why; it stays as it is. */
  public record Left(Damage damage, String why) {}
}

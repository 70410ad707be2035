package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Deletions;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.DeletionGuard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps count of the deletions of the last day. */
final class RecentDeletions {
  private RecentDeletions() {}

  static StateChange plus(DeviceState state, RootName root, long count, Instant now) {
    List<Deletions> recent = new ArrayList<>(state.deletions(root));
    recent.removeIf(deletions -> !DeletionGuard.isWithinWindow(deletions.at(), now));
    recent.add(new Deletions(now, count));
    return new StateChange.RecentDeletions(root, recent);
  }
}

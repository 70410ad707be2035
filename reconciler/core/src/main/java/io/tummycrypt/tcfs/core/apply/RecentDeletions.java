package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Deletions;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Delete;
import io.tummycrypt.tcfs.core.plan.Action.Pull;
import io.tummycrypt.tcfs.core.plan.Action.Push;
import io.tummycrypt.tcfs.core.plan.Action.PushDeletion;
import io.tummycrypt.tcfs.core.plan.DeletionGuard;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps count of the deletions of the last day. Moves, and what a person released, are none. */
final class RecentDeletions {
  private RecentDeletions() {}

  /** How many files a person has deleted by what is published in {@code root}. */
  static long published(RootName root, Collection<? extends Action> published) {
    List<Content> gone = new ArrayList<>();
    List<Content> arrived = new ArrayList<>();
    for (Action action : published) {
      if (action instanceof PushDeletion deletion
          && deletion.root().equals(root)
          && deletion.reason().rule() == Rule.DELETED_HERE) {
        gone.add(deletion.version().from());
      }
    }
    if (gone.isEmpty()) {
      return 0;
    }
    for (Action action : published) {
      if (action instanceof Push(Version version, var _, var _, var _)
          && version.root().equals(root)
          && !version.content().sameContent(version.from())) {
        arrived.add(version.content());
      }
    }
    return DeletionGuard.count(gone, arrived);
  }

  /**
   * How many files are deleted by what was {@code done} in {@code root} of what was planned. The
   * whole plan is looked through only for a batch that deletes something.
   */
  static long applied(
      RootName root, Collection<? extends Action> done, Collection<? extends Action> planned) {
    List<Content> gone = new ArrayList<>();
    List<Content> arriving = new ArrayList<>();
    for (Action action : done) {
      if (action instanceof Delete delete && delete.reason().rule() == Rule.DELETED_ELSEWHERE) {
        gone.add(delete.expected());
      }
    }
    if (gone.isEmpty()) {
      return 0;
    }
    for (Action action : planned) {
      if (action instanceof Pull pull && pull.root().equals(root)) {
        arriving.add(pull.next().content());
      }
    }
    return DeletionGuard.count(gone, arriving);
  }

  static StateChange plus(DeviceState state, RootName root, long count, Instant now) {
    List<Deletions> recent = new ArrayList<>(state.deletions(root));
    recent.removeIf(deletions -> !DeletionGuard.isWithinWindow(deletions.at(), now));
    recent.add(new Deletions(now, count));
    return new StateChange.RecentDeletions(root, recent);
  }
}

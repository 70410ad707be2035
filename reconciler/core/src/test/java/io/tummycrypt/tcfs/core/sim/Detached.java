package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.Head;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that was ever published in the root without a folder. It is in no tree that could be scanned,
 * so nothing in it may look deleted; and a push there has nothing to compare with but what was seen
 * on its device, so it may supersede that alone.
 */
final class Detached {
  static final RootName ROOT = RootName.DETACHED;

  private final Map<VersionKey, Version> published = new HashMap<>();
  private final Map<TreePath, List<Version>> byPath = new TreeMap<>();

  /** Takes up a head that has just become the highest of its chain. */
  void note(Head head) {
    for (Put put : head.log().entries()) {
      Version version = put.version();
      if (version.root().equals(ROOT) && published.putIfAbsent(version.key(), version) == null) {
        if (!version.isLive()) {
          throw new Violation(Kind.DETACHED_LOST, "published as deleted: " + version);
        }
        byPath.computeIfAbsent(version.path(), _ -> new ArrayList<>()).add(version);
      }
    }
  }

  /** Checks that all that nothing has superseded is in some log. */
  void requireThere(Collection<Head> heads) {
    for (Version version : published.values()) {
      if (!isSuperseded(version)
          && heads.stream().noneMatch(head -> head.log().get(version.key()) != null)) {
        throw new Violation(Kind.DETACHED_LOST, "in no log any more: " + version);
      }
    }
  }

  private boolean isSuperseded(Version version) {
    return byPath.getOrDefault(version.path(), List.of()).stream()
        .anyMatch(other -> other.dominates(version));
  }

  /** Checks a plan that is about the roots with folders. */
  void requireUntouched(Plan plan) {
    for (Action action : plan.actions()) {
      if (action.root().equals(ROOT)) {
        throw new Violation(Kind.DETACHED_LOST, "planned without a push: " + Text.of(action));
      }
    }
  }

  /**
   * Checks what a push is taken from: a file gives way to a folder, and nothing else to nothing.
   */
  void requireNothingDeleted(Plan plan) {
    for (Action action : plan.actions()) {
      if (action.root().equals(ROOT)
          && action instanceof Action.PushDeletion
          && action.reason().rule() != Reason.Rule.FOLDER_STAYS) {
        throw new Violation(Kind.DETACHED_LOST, "planned as deleted: " + Text.of(action));
      }
    }
    if (plan.holds(ROOT, Held.Kind.DELETION_HERE)
        || plan.holds(ROOT, Held.Kind.ROOT_EMPTIED)
        || plan.holds(ROOT, Held.Kind.DELETION_ELSEWHERE)) {
      throw new Violation(Kind.DETACHED_LOST, "taken for deleted, and held: " + plan.notices());
    }
  }

  /** Checks what a push publishes, which its device has then seen. */
  void requireSeen(SimDevice device, Plan pushed) {
    for (Action action : pushed.actions()) {
      if (action instanceof Action.Publish publish && action.root().equals(ROOT)) {
        requireSeen(device, publish.version());
        device.seen.add(publish.version().key());
      }
    }
  }

  private void requireSeen(SimDevice device, Version next) {
    for (Version other : byPath.getOrDefault(next.path(), List.of())) {
      if (next.dominates(other) && !hasSeen(device, other)) {
        throw new Violation(
            Kind.SUPERSEDED_UNSEEN,
            device + " pushes " + Text.of(next) + " and never saw " + Text.of(other));
      }
    }
  }

  /** What was seen includes what its writer had seen. */
  private boolean hasSeen(SimDevice device, Version version) {
    return device.seen.contains(version.key())
        || byPath.getOrDefault(version.path(), List.of()).stream()
            .anyMatch(other -> device.seen.contains(other.key()) && other.dominates(version));
  }
}

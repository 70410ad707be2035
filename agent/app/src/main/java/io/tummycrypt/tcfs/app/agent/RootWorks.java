package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a look left to do, root by root. */
final class RootWorks {
  private RootWorks() {}

  /** How many actions a plan has for it. */
  static long actions(RootName root, Plan plan) {
    return plan.actions().stream().filter(each -> each.root().equals(root)).count();
  }

  static RootWork of(RootName root, Applied applied, Instant now) {
    List<Notice> notices = applied.planned().plan().notices();
    long pending =
        applied.outcome().skipped().stream().filter(each -> each.root().equals(root)).count();
    return new RootWork(
        root,
        now,
        pending,
        notices.stream().filter(each -> isHeld(each, root)).count(),
        notices.stream().filter(each -> isConflict(each, root)).count(),
        0,
        null,
        notices.stream().filter(each -> isUnreadable(each, root)).count(),
        0,
        List.of(),
        halted(notices, root));
  }

  private static boolean isHeld(Notice notice, RootName root) {
    return notice instanceof Notice.Held held && held.root().equals(root);
  }

  /** Nothing is tried there until it changes; it may have to do with who may read it. */
  private static boolean isUnreadable(Notice notice, RootName root) {
    return notice instanceof Notice.Finding finding
        && finding.root().equals(root)
        && (finding.problem().kind() == Problem.Kind.UNREADABLE
            || finding.problem().kind() == Problem.Kind.UNSTABLE);
  }

  private static boolean isConflict(Notice notice, RootName root) {
    return notice instanceof Notice.OpenConflict conflict && conflict.root().equals(root);
  }

  private static @Nullable String halted(List<Notice> notices, RootName root) {
    for (Notice notice : notices) {
      if (notice instanceof Notice.Halted halted && halted.root().equals(root)) {
        return halted.reason();
      }
    }
    return null;
  }
}

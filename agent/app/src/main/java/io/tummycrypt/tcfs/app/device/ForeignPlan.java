package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.ignore.Decision;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Siblings;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What follows for another device from the versions that it has not read yet. Its files are out of
 * sight, so this is what it would do at the most: what changed there meanwhile is not in it.
 */
final class ForeignPlan {
  private final Desired desired;
  private final FleetView view;

  /** What is in the logs up to the slots that the device had read, and in its own. */
  private final FleetView read;

  private final List<Action> actions = new ArrayList<>();

  private ForeignPlan(Desired desired, Observed observed, DeviceReport report) {
    this.desired = desired;
    this.view = observed.view();
    this.read =
        FleetView.of(
            observed.heads().byDevice().values().stream().map(head -> read(head, report)).toList());
  }

  private static Log read(Head head, DeviceReport report) {
    if (head.device().equals(report.device())) {
      return head.log();
    }
    long seen = report.seen(head.device());
    Predicate<Put> isRead = put -> put.seq() <= seen;
    List<LogEntry> entries = new ArrayList<>(head.log().entries().stream().filter(isRead).toList());
    return Log.EMPTY.append(entries);
  }

  /**
   * @param leftBehind what the device will say of folders that are none of its roots any more
   */
  static Plan of(
      Desired desired, Observed observed, DeviceReport report, List<Notice.LeftBehind> leftBehind) {
    return new ForeignPlan(desired, observed, report).plan(leftBehind);
  }

  private Plan plan(List<Notice.LeftBehind> leftBehind) {
    for (DesiredRoot root : desired.roots().values()) {
      if (root.mode().value() == RootMode.FULL) {
        plan(root);
      }
    }
    DeviceName device = desired.device();
    List<Notice> notices = new ArrayList<>();
    desired.unsupported().forEach(setting -> notices.add(new Notice.NotSupported(setting)));
    notices.addAll(leftBehind);
    Bookkeeping none =
        new Bookkeeping(List.of(), List.of(), List.of(), List.of(), /* settles= */ false);
    return new Plan(device, desired.revision(), actions, notices, none);
  }

  /** Deletions from the deepest up, then the rest from the top down, as the device itself does. */
  private void plan(DesiredRoot root) {
    IgnoreWalk ignored = new IgnoreWalk(IgnoreRules.of(root.excludePatterns()));
    List<Action> deletions = new ArrayList<>();
    List<Action> rest = new ArrayList<>();
    for (TreePath path : view.of(root.name()).paths()) {
      Version next = news(root.name(), path);
      if (next != null && !isIgnored(ignored, next)) {
        Content before = before(next);
        if (next.isLive()) {
          rest.add(change(next, before));
        } else if (before.isLive()) {
          deletions.add(deletion(next, before));
        }
      }
    }
    actions.addAll(deletions.reversed());
    actions.addAll(rest);
  }

  private static boolean isIgnored(IgnoreWalk rules, Version version) {
    boolean isFolder = version.content() instanceof Content.Folder;
    return rules.decide(version.path(), isFolder) instanceof Decision.Ignored;
  }

  /**
   * What is shown at the path now, if the device has not read it; null if it has. Where a conflict
   * is open, who has one of the siblings keeps it.
   */
  private @Nullable Version news(RootName root, TreePath path) {
    Siblings siblings = view.siblings(root, path);
    if (siblings.versions().isEmpty()) {
      return null;
    }
    boolean keeps = siblings.isOpen() && siblings.live().stream().anyMatch(this::isRead);
    Version shown = siblings.isLive() ? siblings.winner() : siblings.versions().getFirst();
    return keeps || isRead(shown) ? null : shown;
  }

  private boolean isRead(Version version) {
    return read.knows(version.root(), version.path(), version.dot());
  }

  /** What the device had at the path when it last read; often only the writer still knows. */
  private Content before(Version next) {
    Siblings then = read.siblings(next.root(), next.path());
    return then.isLive() ? then.winner().content() : next.from();
  }

  private static Action change(Version next, Content before) {
    Rule rule = before.isLive() ? Rule.CHANGED_ELSEWHERE : Rule.NEW_ELSEWHERE;
    Reason reason = new Reason(rule, next.by().text());
    Base base = Base.of(next, next.clock(), null);
    if (before.sameContent(next.content())) {
      return new Action.SetAttributes(next.root(), next.path(), before, base, reason);
    }
    return switch (next.content()) {
      case Content.Folder _ ->
          new Action.MakeFolder(next.root(), next.path(), before, base, reason);
      case Content.File _, Content.Link _, Content.Tombstone _ ->
          new Action.Pull(next.root(), next.path(), before, base, next.content().bytes(), reason);
    };
  }

  private static Action deletion(Version next, Content before) {
    Reason reason = new Reason(Rule.DELETED_ELSEWHERE, next.by().text());
    Base base = Base.of(next, next.clock(), null);
    return before instanceof Content.Folder
        ? new Action.RemoveFolder(next.root(), next.path(), before, base, reason)
        : new Action.Delete(next.root(), next.path(), before, base, reason);
  }
}

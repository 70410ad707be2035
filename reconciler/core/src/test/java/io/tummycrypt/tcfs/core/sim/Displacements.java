package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one plan takes out of a folder, or puts there without knowing all. What it takes out must
 * have been agreed on, or be published as something that what was agreed has not seen: otherwise an
 * edit is undone that nobody has taken note of.
 */
final class Displacements {
  private final History history;
  private final SimDevice device;

  /**
   * What a plan wants to displace that was not agreed on, with what the agreed version had seen.
   */
  private final Map<TreePath, Clock> unagreed = new TreeMap<>();

  /** Where a plan wants to write though nothing was agreed and heads are missing. */
  private final Set<TreePath> uninformed = new TreeSet<>();

  Displacements(History history, SimDevice device, Observed observed, Plan plan) {
    this.history = history;
    this.device = device;
    boolean hasBases =
        observed.roots().get(SimDevice.ROOT) instanceof Scanned scanned && !scanned.firstRun();
    boolean isInformed = observed.heads().areClosed(device.name);
    for (Action action : plan.actions()) {
      if (!isInformed && action instanceof Action.Local local) {
        noteUninformed(local, plan, observed.state(), hasBases);
      }
      if (action instanceof Action.Local local && Contents.identity(local.expected()) != null) {
        note(local, observed.state(), hasBases);
      }
    }
  }

  private void note(Action.Local action, DeviceState state, boolean hasBases) {
    TreePath path = action.path();
    Base base = hasBases ? state.bases(action.root()).get(path) : null;
    Base intended = hasBases ? state.intended(action.root()).get(path) : null;
    if (!isAgreed(base, action.expected()) && !isAgreed(intended, action.expected())) {
      unagreed.put(path, base == null ? Clock.ZERO : base.clock());
    }
  }

  private void noteUninformed(Action.Local action, Plan plan, DeviceState state, boolean hasBases) {
    TreePath path = action.path();
    boolean isAgreed =
        hasBases
            && (state.bases(action.root()).containsKey(path)
                || state.intended(action.root()).containsKey(path));
    boolean isPublished =
        plan.actions().stream()
            .anyMatch(each -> each instanceof Action.Push && each.path().equals(path));
    if (!isAgreed && !isPublished && bringsContent(action) && !isReplacement(action, plan)) {
      uninformed.add(path);
    }
  }

  /** What is adopted may get what goes with it, or come after it; it is not new here. */
  private static boolean bringsContent(Action.Local action) {
    return switch (action) {
      case Action.Pull _, Action.MakeFolder _ -> !action.expected().isLive();
      case Action.Delete _, Action.RemoveFolder _, Action.SetAttributes _ -> false;
    };
  }

  /** A folder in the place of a file takes two actions. */
  private static boolean isReplacement(Action.Local action, Plan plan) {
    return plan.actions().stream()
        .anyMatch(
            each -> each instanceof Action.Delete delete && delete.path().equals(action.path()));
  }

  private static boolean isAgreed(@Nullable Base base, Content content) {
    return base != null && base.content().sameContent(content);
  }

  /** Checks what was really done. */
  void check(Report report) {
    for (Action action : report.done()) {
      if (action instanceof Action.Local local && uninformed.contains(action.path())) {
        throw new Violation(
            Kind.WRITTEN_UNINFORMED,
            device + " did " + Text.of(local) + " while heads were missing");
      }
      Clock seen = unagreed.get(action.path());
      if (seen != null
          && action instanceof Action.Local local
          && isDisplacing(local)
          && !history.hasUnseen(action.path(), local.expected(), seen)) {
        throw new Violation(
            Kind.BLIND_DISPLACEMENT,
            device + " did " + Text.of(action) + " though nobody had taken note of what was there");
      }
    }
  }

  private static boolean isDisplacing(Action.Local action) {
    return switch (action) {
      case Action.Pull _, Action.Delete _ -> true;
      case Action.MakeFolder _, Action.RemoveFolder _, Action.SetAttributes _ -> false;
    };
  }
}

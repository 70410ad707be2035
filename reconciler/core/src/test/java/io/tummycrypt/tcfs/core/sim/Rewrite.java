package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Heads;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Parts from which broken cores are made: values like others with something changed. */
final class Rewrite {
  private Rewrite() {}

  static Plan actions(Plan plan, List<Action> actions) {
    return new Plan(plan.device(), plan.revision(), actions, plan.notices(), plan.bookkeeping());
  }

  static Plan drops(Plan plan, List<VersionKey> drops) {
    Bookkeeping kept = plan.bookkeeping();
    return bookkeeping(
        plan,
        new Bookkeeping(kept.recovered(), kept.rebases(), drops, kept.carries(), kept.settles()));
  }

  static Plan rebases(Plan plan, List<Rebase> rebases) {
    Bookkeeping kept = plan.bookkeeping();
    return bookkeeping(
        plan,
        new Bookkeeping(kept.recovered(), rebases, kept.drops(), kept.carries(), kept.settles()));
  }

  private static Plan bookkeeping(Plan plan, Bookkeeping bookkeeping) {
    return new Plan(plan.device(), plan.revision(), plan.actions(), plan.notices(), bookkeeping);
  }

  /** The same with a state of its own that has these changes as well. */
  static Observed state(Observed observed, List<? extends StateChange> changes) {
    DeviceState state = new DeviceState();
    observed.state().changes().forEach(state::apply);
    changes.forEach(state::apply);
    return observed.withState(state);
  }

  static Observed heads(Observed observed, UnaryOperator<Head> change) {
    TreeMap<DeviceName, Head> heads = new TreeMap<>(observed.heads().byDevice());
    heads.replaceAll((_, head) -> change.apply(head));
    return new Observed(
        observed.writer(),
        observed.counter(),
        new Heads(heads, observed.heads().retired(), observed.heads().unreadable()),
        observed.highest(),
        observed.state(),
        observed.roots(),
        observed.leftBehind(),
        observed.rebooted(),
        observed.now());
  }

  static Version version(Version version, Clock clock, DeviceName by, Dot dot) {
    return new Version(
        version.root(),
        version.path(),
        version.content(),
        version.mtime(),
        clock,
        by,
        dot,
        version.from(),
        version.onConflict(),
        version.copyOf(),
        version.movedFrom());
  }

  /** A tree in which there is nothing else. */
  static LocalTree tree(Map<TreePath, LocalItem> items) {
    PathMap<LocalItem> all = new PathMap<>();
    all.putAll(items);
    return new LocalTree(
        all,
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        IgnoreRules.of(List.of()),
        /* foldsNames= */ false,
        /* freeBytes= */ Long.MAX_VALUE);
  }

  /** What was scanned at a path; null if nothing, or if nothing was scanned. */
  static @Nullable LocalItem item(Observed observed, TreePath path) {
    return observed.roots().get(SimDevice.ROOT) instanceof Scanned scanned
        ? scanned.tree().items().get(path)
        : null;
  }

  static boolean isFirstRun(Observed observed) {
    return observed.roots().get(SimDevice.ROOT) instanceof Scanned scanned && scanned.firstRun();
  }

  static Content content(@Nullable LocalItem item) {
    return item == null ? Content.nothing() : item.content();
  }

  static FleetView view(Observed observed) {
    return observed.view();
  }

  static Siblings siblings(Observed observed, TreePath path) {
    return view(observed).siblings(SimDevice.ROOT, path);
  }

  /** The numbers that a plan has not used up. */
  static final class Dots {
    private final Observed observed;
    private long counter;

    Dots(Observed observed, Plan plan) {
      this.observed = observed;
      this.counter = observed.counter();
      for (Action action : plan.actions()) {
        if (action instanceof Action.Publish publish
            && publish.version().dot().writer().equals(observed.writer())) {
          counter = Math.max(counter, publish.version().dot().counter());
        }
      }
    }

    Dot next() {
      return new Dot(observed.writer(), ++counter);
    }
  }

  /** The plan without what it does at a path in the folder or notes of it. */
  static Plan withoutLocal(Plan plan, TreePath path) {
    List<Action> actions = new ArrayList<>(plan.actions());
    actions.removeIf(action -> action instanceof Action.Local && action.path().equals(path));
    List<Rebase> rebases = new ArrayList<>(plan.bookkeeping().rebases());
    rebases.removeIf(rebase -> rebase.path().equals(path));
    return rebases(actions(plan, actions), rebases);
  }

  /** The plan after which the base of a path has seen {@code clock} as well. */
  static Plan seeing(Plan plan, TreePath path, Clock clock) {
    List<Action> actions = new ArrayList<>(plan.actions());
    actions.replaceAll(action ->
        action instanceof Action.Pull pull && pull.path().equals(path)
            ? new Action.Pull(
                pull.root(),
                path,
                pull.expected(),
                pull.next().joining(clock),
                pull.bytesDown(),
                pull.reason())
            : action);
    List<Rebase> rebases = new ArrayList<>(plan.bookkeeping().rebases());
    rebases.replaceAll(rebase ->
        rebase.path().equals(path) && rebase.base() != null
            ? new Rebase(rebase.root(), path, rebase.base().joining(clock))
            : rebase);
    return rebases(actions(plan, actions), rebases);
  }
}

package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.Decision;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Explanation.Cause;
import io.tummycrypt.tcfs.core.plan.Notice.DiskFloor;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Notice.NotSupported;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Planner.RootPlan;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says of the paths of a root how they stand, from what the planner found when it planned them. */
final class Explainer {
  private final Place place;
  private final LocalTree tree;
  private final FleetView view;
  private final RootPlan plan;
  private final List<NotSupported> unsupported;
  private final IgnoreWalk rules;
  private final ConflictModes modes;
  private final Map<TreePath, List<Action>> actions = new HashMap<>();
  private final Map<TreePath, OpenConflict> conflicts = new HashMap<>();
  private final Map<TreePath, Held> held = new HashMap<>();
  private final List<Held> allHeld = new ArrayList<>();
  private @Nullable DiskFloor floor;

  /** Explains what is at and below {@code place}, which is in the root of the plan. */
  Explainer(
      Place place, LocalTree tree, FleetView view, RootPlan plan, List<NotSupported> unsupported) {
    this.place = place;
    this.tree = tree;
    this.view = view;
    this.plan = plan;
    this.unsupported = unsupported;
    this.rules = new IgnoreWalk(tree.rules());
    this.modes = new ConflictModes(plan.desired());
    plan.publishing().forEach(this::add);
    plan.local().forEach(this::add);
    for (Notice notice : plan.notices()) {
      switch (notice) {
        case OpenConflict conflict -> conflicts.put(conflict.path(), conflict);
        case Held one -> {
          held.put(one.path(), one);
          allHeld.add(one);
        }
        case DiskFloor full -> floor = full;
        case Notice.Halted _, Notice.Finding _, Notice.NameFinding _, Notice.LocalOnly _ -> {}
        case Notice.LeftBehind _, Notice.Waiting _, Notice.UnreadableDevice _ -> {}
        case Notice.LeftOut _, Notice.NotSupported _ -> {}
      }
    }
  }

  private void add(Action action) {
    actions.computeIfAbsent(action.path(), _ -> new ArrayList<>()).add(action);
  }

  /** One for each path that is known in any way; the place itself comes first, known or not. */
  List<Explanation> explain() {
    TreeSet<TreePath> all = new TreeSet<>();
    plan.paths().all().forEach(state -> all.add(state.path));
    all.addAll(plan.paths().rested());
    all.addAll(tree.ignored().keySet());
    all.addAll(tree.problems().keySet());
    all.removeIf(path -> !place.contains(plan.root(), path));
    if (place.path() != null) {
      all.add(place.path());
    }
    return all.stream().map(this::explain).toList();
  }

  private Explanation explain(TreePath path) {
    PathState state = plan.paths().get(path);
    Problem problem = tree.problemAt(path);
    Setting<String> rule = tree.leftOutBy(path);
    if (rule != null) {
      return leftOut(state, rule);
    }
    if (SafeNames.isOwn(path)) {
      return with(state, Verdict.IGNORED, new Explanation.Rule(NameVerdict.OWN, null));
    }
    if (problem != null) {
      return with(state, verdict(problem), new Explanation.Found(problem));
    }
    return of(state);
  }

  /** A repository that the document asks for is more than a rule. */
  private Explanation leftOut(PathState state, Setting<String> rule) {
    for (NotSupported setting : unsupported) {
      boolean isOfThisRoot = plan.root().equals(setting.unsupported().repositoriesOf());
      if (isOfThisRoot && rule.equals(NameVerdict.REPOSITORY)) {
        return with(state, Verdict.UNSUPPORTED, new Explanation.NotSupported(setting));
      }
    }
    TreePath folder = state.path;
    while (folder.parent() != null && !tree.ignored().containsKey(folder)) {
      folder = folder.parent();
    }
    TreePath above = folder.equals(state.path) ? null : folder;
    return with(state, Verdict.IGNORED, new Explanation.Rule(rule, above));
  }

  private Explanation of(PathState state) {
    OpenConflict conflict = conflicts.get(state.path);
    Held waiting = held.get(state.path);
    if (conflict != null) {
      return with(
          state, Verdict.CONFLICT, new Explanation.Versions(conflict, modes.at(state.path)));
    }
    if (waiting != null) {
      String hash = new HeldSet(plan.root(), allHeld).hash();
      Setting<?> guard = HoldingGuard.of(waiting.kind(), plan.desired().guards());
      return with(state, Verdict.HELD, new Explanation.Waiting(waiting.kind(), hash, guard));
    }
    if (actions.containsKey(state.path)) {
      return with(state, Verdict.PENDING, new Explanation.Planned());
    }
    if (floor != null && plan.waiting().contains(state.path)) {
      Setting<Long> minimum = plan.desired().guards().minFreeBytes();
      return with(state, Verdict.HELD, new Explanation.Disk(floor, minimum));
    }
    if (state.obstacle != null && !isAsInTheFleet(state)) {
      return leftAlone(state, state.obstacle);
    }
    return settled(state);
  }

  /** Of an emptied root nothing is touched; but not all of it would be. */
  private static boolean isAsInTheFleet(PathState state) {
    List<Version> there = state.siblings().contents();
    Content theirs = there.isEmpty() ? Content.nothing() : there.getFirst().content();
    return state.obstacle == Obstacle.EMPTIED_ROOT && theirs.sameContent(state.current);
  }

  private Explanation leftAlone(PathState state, Obstacle obstacle) {
    Verdict verdict =
        switch (obstacle) {
          case UNKNOWN -> Verdict.FAILED;
          case NAME -> Verdict.UNSUPPORTED;
          case IGNORED -> Verdict.IGNORED;
          case HELD, EMPTIED_ROOT, MISSING_HEADS, IN_THE_WAY -> Verdict.HELD;
        };
    Setting<String> rule = obstacle == Obstacle.IGNORED ? rule(state) : null;
    Cause cause =
        rule == null ? new Explanation.LeftAlone(obstacle) : new Explanation.Rule(rule, null);
    return with(state, verdict, cause);
  }

  /** The pattern that leaves out what is not here. */
  private @Nullable Setting<String> rule(PathState state) {
    for (boolean isFolder : new boolean[] {false, true}) {
      if (rules.decide(state.path, isFolder) instanceof Decision.Ignored ignored) {
        return ignored.rule();
      }
    }
    return null;
  }

  private Explanation settled(PathState state) {
    if (state.current.isLive() && state.siblings().isLive()) {
      return with(state, Verdict.SYNCHRONISED, new Explanation.Same());
    }
    boolean isFolder = state.item != null && state.item.content() instanceof Content.Folder;
    if (isFolder || plan.paths().below(state.path).stream().anyMatch(Explainer::isThere)) {
      return with(state, Verdict.SYNCHRONISED, new Explanation.FolderOfOthers());
    }
    boolean wasThere = !state.versions().isEmpty() || state.before != null;
    if (wasThere) {
      return with(state, Verdict.SYNCHRONISED, new Explanation.Deleted());
    }
    return state.path.names().stream().anyMatch(NameVerdict::isOfPull)
        ? with(state, Verdict.IGNORED, new Explanation.Rule(NameVerdict.PULL, null))
        : with(state, Verdict.ABSENT, new Explanation.Nowhere(fileAbove(state.path)));
  }

  private @Nullable TreePath fileAbove(TreePath path) {
    for (TreePath at = path.parent(); at != null; at = at.parent()) {
      if (DeletionGuard.isFile(plan.paths().get(at).current)) {
        return at;
      }
    }
    return null;
  }

  private static boolean isThere(PathState state) {
    return state.current.isLive() || state.siblings().isLive();
  }

  private static Verdict verdict(Problem problem) {
    return switch (problem.kind()) {
      case UNREADABLE, UNSTABLE, MOUNT -> Verdict.FAILED;
      case SPECIAL, NAME -> Verdict.UNSUPPORTED;
    };
  }

  private Explanation with(PathState state, Verdict verdict, Cause cause) {
    return new Explanation(
        plan.root(),
        state.path,
        verdict,
        cause,
        state.item,
        state.before,
        view.siblings(plan.root(), state.path).versions(),
        actions.getOrDefault(state.path, List.of()));
  }
}

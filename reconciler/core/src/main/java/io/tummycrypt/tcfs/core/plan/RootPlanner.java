package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.PathState.LocalChange;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.plan.Planner.RootPlan;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans one root: what is here against its bases, the guards, the edits, then what the fleet says.
 */
final class RootPlanner {
  private final Context context;
  private final DesiredRoot desired;
  private final RootName root;
  private final LocalTree tree;
  private final boolean firstRun;
  private final DeletionGuard guard;
  private final Paths paths;
  private final List<Notice> notices;
  private final List<Rebase> recovered;
  private final Edits edits;

  private RootPlanner(Context context, DesiredRoot desired, Scanned scanned) {
    this.context = context;
    this.desired = desired;
    this.root = desired.name();
    this.tree = scanned.tree();
    RootMemory memory = context.state().root(root);
    this.firstRun = scanned.firstRun() || (memory != null && memory.isJoining());
    this.guard =
        new DeletionGuard(desired.guards(), context.state().deletions(root), context.now());
    LocalSide local = new LocalSide(context, root, scanned);
    this.paths = local.classify();
    this.notices = local.notices();
    this.recovered = local.recovered();
    this.edits = new Edits(context, root, new ConflictModes(desired), paths);
  }

  static RootPlan plan(Context context, DesiredRoot desired, Scanned scanned) {
    return new RootPlanner(context, desired, scanned).plan();
  }

  private RootPlan plan() {
    holdWhatNeedsAPerson();
    for (PathState state : List.copyOf(paths.all())) {
      if (!state.isBlocked()) {
        settleLocalChange(state);
      }
    }
    Merge merge = new Merge(context, root, tree, paths, edits, guard);
    merge.run();
    notices.addAll(merge.notices());
    List<Action> local = new DiskFloor(desired, tree).hold(merge.local(), notices);
    List<Action> publishing = new ArrayList<>(edits.actions());
    publishing.sort(Comparator.comparing(Action::path));
    notices.sort(Comparator.comparing(RootPlanner::pathOf));
    Set<TreePath> waiting = left(merge.local(), local);
    return new RootPlan(
        desired,
        paths,
        publishing,
        local,
        notices,
        recovered,
        merge.rebases(),
        waiting,
        merge.settles() && waiting.isEmpty());
  }

  /** The paths of those of {@code all} that are not in {@code part}. */
  private static Set<TreePath> left(List<Action> all, List<Action> part) {
    if (all.size() == part.size()) {
      return Set.of();
    }
    Set<Action> goingOn = new HashSet<>(part);
    return all.stream()
        .filter(action -> !goingOn.contains(action))
        .map(Action::path)
        .collect(Collectors.toSet());
  }

  private static String pathOf(Notice notice) {
    return switch (notice) {
      case Notice.Held held -> held.path().toString();
      case Notice.OpenConflict conflict -> conflict.path().toString();
      case Notice.Finding finding -> finding.path().toString();
      case Notice.LocalOnly localOnly -> localOnly.path().toString();
      case Notice.NameFinding finding -> finding.name().text();
      case Notice.Halted _, Notice.DiskFloor _, Notice.Waiting _, Notice.NotSupported _ -> "";
      case Notice.UnreadableDevice _, Notice.LeftOut _, Notice.LeftBehind _ -> "";
    };
  }

  private void holdWhatNeedsAPerson() {
    Collection<PathState> all = paths.all();
    all.stream()
        .filter(state -> state.change == LocalChange.HELD)
        .forEach(state -> hold(state, Held.Kind.DELETED_CONTENT));
    all.stream().filter(this::wasEmptied).forEach(state -> hold(state, Held.Kind.EMPTIED));
    holdDeletions();
    holdFirstPushes();
  }

  private boolean wasEmptied(PathState state) {
    return context.rebooted()
        && state.change == LocalChange.EDIT
        && state.current instanceof Content.File now
        && now.size() == 0
        && state.agreed() instanceof Content.File before
        && before.size() > 0;
  }

  private void holdDeletions() {
    List<PathState> deletions = paths.all().stream().filter(RootPlanner::isDeletion).toList();
    if (deletions.isEmpty()) {
      return;
    }
    List<Content> arrived =
        paths.all().stream()
            .filter(state -> !state.current.sameContent(state.agreed()))
            .map(state -> state.current)
            .toList();
    long count = DeletionGuard.count(deletions.stream().map(PathState::agreed).toList(), arrived);
    long files =
        paths.filesAtRest()
            + paths.all().stream().filter(state -> DeletionGuard.isFile(state.agreed())).count();
    boolean emptied =
        count > 0
            && files > 1
            && tree.items().values().stream()
                .map(LocalItem::content)
                .noneMatch(DeletionGuard::isFile);
    if (emptied || !guard.allows(count, files)) {
      Held.Kind kind = emptied ? Held.Kind.ROOT_EMPTIED : Held.Kind.DELETION_HERE;
      deletions.forEach(state -> hold(state, kind));
    }
    if (emptied && context.decisions().releases().get(root) == null) {
      // What came in now would make the root look like one that was only tidied up.
      paths.wakeAll();
      paths.all().forEach(state -> state.block(Obstacle.EMPTIED_ROOT));
    }
  }

  private static boolean isDeletion(PathState state) {
    return !state.isBlocked() && state.change == LocalChange.EDIT && !state.current.isLive();
  }

  private void holdFirstPushes() {
    long inFleet =
        paths.filesAtRest()
            + paths.all().stream().filter(s -> DeletionGuard.isFile(winner(s))).count();
    if (!firstRun || inFleet == 0) {
      return;
    }
    List<PathState> pushes =
        paths.all().stream()
            .filter(s -> !s.isBlocked() && s.change == LocalChange.EDIT && s.before == null)
            .toList();
    long files = pushes.stream().filter(s -> DeletionGuard.isFile(s.current)).count();
    if (!desired.guards().maxDeletes().value().allows(files, inFleet)) {
      pushes.forEach(state -> hold(state, Held.Kind.FIRST_PUSH));
    }
  }

  private static Content winner(PathState state) {
    return state.siblings().isLive()
        ? state.siblings().versions().getFirst().content()
        : Content.nothing();
  }

  /** Holds a local change, unless a person has said what shall become of it. */
  private void hold(PathState state, Held.Kind kind) {
    Release release = context.decisions().releases().get(root);
    if (release == null || (release == Release.REJECT && kind == Held.Kind.FIRST_PUSH)) {
      state.block(Obstacle.HELD);
      Content content = state.current.isLive() ? state.current : state.agreed();
      notices.add(new Held(root, state.path, kind, content));
      return;
    }
    state.reason = Reason.of(release);
    boolean carryOut = release == Release.CARRY_OUT;
    state.change =
        switch (kind) {
          case DELETION_HERE, ROOT_EMPTIED, EMPTIED ->
              carryOut ? LocalChange.EDIT : LocalChange.PULL_BACK;
          case DELETED_CONTENT -> carryOut ? LocalChange.PULL_BACK : LocalChange.EDIT;
          case FIRST_PUSH, DELETION_ELSEWHERE -> LocalChange.EDIT;
        };
  }

  private void settleLocalChange(PathState state) {
    Resolution resolution = resolution(state);
    if (resolution != null && (state.siblings().isOpen() || state.isOvertaken())) {
      edits.resolve(state, resolution);
      return;
    }
    switch (state.change) {
      case NONE, PULL_BACK, HELD -> {}
      case ADOPT -> adopt(state);
      case EDIT -> edits.edit(state);
    }
  }

  private @Nullable Resolution resolution(PathState state) {
    SortedMap<TreePath, Resolution> all = context.decisions().resolutions().get(root);
    return all == null ? null : all.get(state.path);
  }

  /**
   * The base of what is here becomes the join of all versions with its content that have seen more.
   */
  private static void adopt(PathState state) {
    Base before = state.before;
    Base adopted = null;
    for (Version version : state.siblings().versions()) {
      if (version.content().sameContent(state.current)
          && (before == null || version.clock().dominates(before.clock()))) {
        Base same = Base.of(version, version.clock(), null);
        adopted = adopted == null ? same : adopted.joining(version.clock());
      }
    }
    state.base = adopted;
  }
}

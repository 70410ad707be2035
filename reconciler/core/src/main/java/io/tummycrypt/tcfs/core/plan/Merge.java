package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.PathState.LocalChange;
import io.tummycrypt.tcfs.core.plan.PathState.Target;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's half of the three-way table: what each path shall be, and what that asks of this
 * folder.
 */
final class Merge {
  private final Context context;
  private final RootName root;
  private final LocalTree tree;
  private final Paths paths;
  private final Edits edits;
  private final DeletionGuard guard;
  private final LivePaths live;
  private final List<Notice> notices = new ArrayList<>();
  private final List<Rebase> rebases = new ArrayList<>();
  private final LocalActions local;
  private boolean settles = true;
  private int waiting;

  Merge(
      Context context,
      RootName root,
      LocalTree tree,
      Paths paths,
      Edits edits,
      DeletionGuard guard) {
    this.context = context;
    this.root = root;
    this.tree = tree;
    this.paths = paths;
    this.edits = edits;
    this.guard = guard;
    this.live = new LivePaths(paths.rested());
    this.local = new LocalActions(root, tree, live);
  }

  void run() {
    copyLosers();
    live.note(paths.all());
    if (letFilesGiveWay()) {
      copyLosers();
      live.note(paths.all());
    }
    parkTwins();
    findTargets();
    waitForMissingHeads();
    holdDeletions();
    waitForWhatIsInTheWay();
    paths.all().forEach(this::reconcile);
    local.removeEmptiedFolders(
        path -> live.contains(path) && isFolder(paths.get(path).siblings().winner()));
    if (waiting > 0) {
      notices.add(new Notice.Waiting(root, waiting, context.heads().awaited(context.device())));
    }
  }

  List<Action> local() {
    return local.inOrder();
  }

  List<Notice> notices() {
    return notices;
  }

  List<Rebase> rebases() {
    return rebases;
  }

  boolean settles() {
    return settles;
  }

  /**
   * Every losing content of a conflict that needs no person becomes a copy; a copy's path may be a
   * conflict too.
   */
  private void copyLosers() {
    Deque<PathState> open = new ArrayDeque<>(paths.all());
    while (!open.isEmpty()) {
      PathState state = open.poll();
      Siblings siblings = state.siblings();
      if (isOutOfReach(state) || !siblings.isConflict() || siblings.isOpen()) {
        continue;
      }
      copyAllBut(siblings.winner(), siblings, open);
    }
  }

  private boolean isOutOfReach(PathState state) {
    return state.isBlocked() || isWaiting(state);
  }

  /**
   * Without a base, or with one that nothing here has seen, a head that is still missing may hold
   * what has superseded all of this long ago.
   */
  private boolean isWaiting(PathState state) {
    boolean isUninformed =
        state.base == null || (state.isBehind && Objects.equals(state.base, state.before));
    return isUninformed && !context.headsAreClosed();
  }

  private void copyAllBut(@Nullable Version winner, Siblings siblings, Deque<PathState> open) {
    for (Version version : siblings.contents()) {
      boolean loses = winner == null || !version.content().sameContent(winner.content());
      TreePath copy = loses && !isFolder(version) ? edits.copy(version) : null;
      if (copy != null) {
        open.add(paths.get(copy));
      }
    }
  }

  private static boolean isFolder(Version version) {
    return version.content() instanceof Content.Folder;
  }

  /**
   * A file at the path of a folder in which something lives is kept as a copy and then deleted.
   *
   * @return whether there was one
   */
  private boolean letFilesGiveWay() {
    boolean isAny = false;
    for (TreePath path : live.withSomeBelow()) {
      PathState state = paths.get(path);
      if (!isOutOfReach(state) && !isFolder(state.siblings().winner())) {
        copyAllBut(null, state.siblings(), new ArrayDeque<>());
        edits.giveWay(state);
        isAny = true;
      }
    }
    return isAny;
  }

  /**
   * Where the file system takes two names for one, only the one that is here, or else the first, is
   * carried.
   */
  private void parkTwins() {
    if (!tree.foldsNames()) {
      return;
    }
    NameTwins twins = new NameTwins();
    List<TreePath> arriving = new ArrayList<>();
    for (TreePath path : live.inOrder()) {
      if (paths.isAtRest(path) || paths.get(path).item != null) {
        twins.keep(path);
      } else {
        arriving.add(path);
      }
    }
    for (TreePath path : arriving) {
      if (!twins.keepUnlessTwin(path)) {
        park(paths.get(path));
      }
    }
  }

  private void park(PathState state) {
    state.block(Obstacle.NAME);
    String detail =
        "its name differs from another only in case or normalisation, which this file system takes for one";
    notices.add(new Notice.Finding(root, state.path, new Problem(Problem.Kind.NAME, detail)));
  }

  private void findTargets() {
    for (PathState state : paths.all()) {
      Siblings siblings = state.siblings();
      if (!state.isBlocked() && !siblings.versions().isEmpty()) {
        state.target = target(state, siblings);
      }
    }
  }

  private static Target target(PathState state, Siblings siblings) {
    if (!siblings.isLive()) {
      return new Target(siblings.versions().getFirst(), siblings.join());
    }
    if (!siblings.isOpen()) {
      return new Target(siblings.winner(), siblings.join());
    }
    Content agreed = state.base == null ? Content.nothing() : state.base.content();
    Version mine = siblings.withContent(agreed);
    Version shown = mine == null ? siblings.winner() : mine;
    Clock seen = Clock.ZERO;
    for (Version version : siblings.versions()) {
      if (!version.isLive() || version.content().sameContent(shown.content())) {
        seen = seen.join(version.clock());
      }
    }
    return new Target(shown, seen);
  }

  /** What is here and waits is in the way of what would come in its place, or below it. */
  private void waitForMissingHeads() {
    for (PathState state : paths.all()) {
      boolean isHere = state.current.isLive() && state.target != null;
      if (isHere && !state.isBlocked() && isWaiting(state)) {
        state.block(Obstacle.MISSING_HEADS);
        waiting++;
      }
    }
  }

  private void holdDeletions() {
    List<PathState> deletions = paths.all().stream().filter(Merge::isDeletedElsewhere).toList();
    List<Content> arriving = new ArrayList<>();
    for (PathState state : paths.all()) {
      if (state.target != null && !state.current.sameContent(state.target.content())) {
        arriving.add(state.target.content());
      }
    }
    List<Content> leaving = deletions.stream().map(state -> state.current).toList();
    long count = DeletionGuard.count(leaving, arriving);
    long files =
        paths.filesAtRest()
            + paths.all().stream().filter(state -> DeletionGuard.isFile(state.current)).count();
    if (guard.allows(count, files)) {
      return;
    }
    Release release = context.decisions().releases().get(root);
    for (PathState state : deletions) {
      switch (release) {
        case null -> {
          state.block(Obstacle.HELD);
          notices.add(new Held(root, state.path, Held.Kind.DELETION_ELSEWHERE, state.current));
        }
        case CARRY_OUT -> state.reason = Reason.of(Rule.RELEASED);
        case REJECT -> {
          edits.keep(state, Rule.REJECTED);
          state.target = target(state, state.siblings());
          live.add(state.path);
        }
      }
    }
  }

  private static boolean isDeletedElsewhere(PathState state) {
    Target target = state.target;
    return target != null
        && !state.isBlocked()
        && !target.version().isLive()
        && state.reason == null
        && state.current.isLive();
  }

  /**
   * What is left alone stays where it is: until then nothing can be put below a file, and a folder
   * around it can neither go nor make room for a file.
   */
  private void waitForWhatIsInTheWay() {
    Set<TreePath> kept = new HashSet<>();
    for (PathState state : List.copyOf(paths.all())) {
      if (state.isBlocked() && state.item != null) {
        if (DeletionGuard.isFile(state.item.content())) {
          paths.below(state.path).forEach(below -> below.block(Obstacle.IN_THE_WAY));
        }
        keepFoldersAround(state.path, kept);
      }
    }
    tree.problems().keySet().forEach(path -> keepFoldersAround(path, kept));
  }

  /** Around a folder that is kept already, all are. */
  private void keepFoldersAround(TreePath path, Set<TreePath> kept) {
    TreePath around = path.parent();
    while (around != null && kept.add(around)) {
      if (!paths.isAtRest(around) && wouldGo(paths.get(around))) {
        paths.get(around).block(Obstacle.IN_THE_WAY);
      }
      around = around.parent();
    }
  }

  private static boolean wouldGo(PathState state) {
    Siblings siblings = state.siblings();
    return siblings.isLive()
        ? !isFolder(siblings.winner())
        : !siblings.versions().isEmpty() && state.current instanceof Content.Folder;
  }

  private void reconcile(PathState state) {
    Target target = state.target;
    if (state.obstacle != null) {
      settles &= state.obstacle.isDecision();
      return;
    }
    if (target == null) {
      reconcileUnknown(state);
      return;
    }
    if (isWaiting(state)) {
      state.block(Obstacle.MISSING_HEADS);
      waiting++;
      settles = false;
      return;
    }
    if (state.siblings().isOpen()) {
      notices.add(new Notice.OpenConflict(root, state.path, state.siblings(), target.content()));
    }
    Base next = next(state, target);
    boolean here = local.make(state, next, reason(state, target));
    if (here) {
      noteBase(state, next);
    }
  }

  /** The fleet knows nothing of the path, and nothing that is here was published. */
  private void reconcileUnknown(PathState state) {
    if (state.change == LocalChange.PULL_BACK && state.current.isLive()) {
      local.discard(state, state.reason == null ? Reason.of(Rule.RELEASED) : state.reason);
    } else if (state.current instanceof Content.Folder
        && state.change == LocalChange.NONE
        && !state.agreed().isLive()
        && !live.hasBelow(state.path)) {
      local.discard(state, Reason.of(Rule.FOLDER_EMPTIED));
    }
  }

  private static Base next(PathState state, Target target) {
    Base next =
        Base.of(target.version(), target.clock(), statOf(state, target))
            .withCopyOf(state.copyOf(target.clock()));
    Base base = state.base;
    return base != null && base.content().sameContent(next.content())
        ? next.joining(base.clock())
        : next;
  }

  /** The stat by which the next scan need not read the file, if it is what the version says. */
  private static @Nullable Stat statOf(PathState state, Target target) {
    LocalItem item = state.item;
    if (item == null
        || !(state.current instanceof Content.File)
        || !state.current.equals(target.content())) {
      return null;
    }
    boolean isKnown = state.base != null && item.stat().equals(state.base.stat());
    return isKnown ? item.stat() : LocalItem.trustedStat(item);
  }

  /** What is adopted is not recorded yet; what is published will be with its publication. */
  private void noteBase(PathState state, Base next) {
    boolean adopts = state.change == LocalChange.ADOPT;
    if (adopts && state.current.isLive()) {
      local.adopt(state, next);
    } else if (!next.equals(state.noted)) {
      rebases.add(new Rebase(root, state.path, next));
    }
  }

  private static Reason reason(PathState state, Target target) {
    if (state.reason != null) {
      return state.reason;
    }
    if (state.change == LocalChange.PULL_BACK) {
      return Reason.of(Rule.EDIT_OUTLIVES_DELETE);
    }
    if (!target.version().isLive()) {
      return Reason.of(Rule.DELETED_ELSEWHERE);
    }
    if (target.version().copyOf() != null && !state.agreed().isLive()) {
      return new Reason(Rule.CONFLICT_COPY, target.version().copyOf().toString());
    }
    if (state.siblings().isConflict()) {
      return new Reason(Rule.CONFLICT_WON, target.version().by().text());
    }
    Rule rule = state.agreed().isLive() ? Rule.CHANGED_ELSEWHERE : Rule.NEW_ELSEWHERE;
    return new Reason(rule, target.version().by().text());
  }
}

package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.ignore.Decision;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.PathState.LocalChange;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.RootVersions;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local half of the three-way table: what each path's state here means against its base. */
final class LocalSide {
  private final Context context;
  private final RootName root;
  private final LocalTree tree;
  private final IgnoreWalk rules;
  private final PathMap<Base> bases;
  private final PathMap<Base> intended;
  private final RootVersions view;
  private final List<Notice> notices = new ArrayList<>();
  private final List<Rebase> recovered = new ArrayList<>();
  private final Paths paths = new Paths(this::stateOf);

  LocalSide(Context context, RootName root, Scanned scanned) {
    this.context = context;
    this.root = root;
    this.tree = scanned.tree();
    this.rules = new IgnoreWalk(tree.rules());
    this.bases = scanned.firstRun() ? new PathMap<>() : context.state().bases(root);
    this.intended = scanned.firstRun() ? new PathMap<>() : context.state().intended(root);
    this.view = context.view().of(root);
  }

  /**
   * Every path that is here, was agreed, or is known to the fleet, with what its local state means.
   */
  Paths classify() {
    noteProblems();
    SideBySide sides = new SideBySide(tree.items(), bases, view);
    for (SideBySide.At at = sides.next(); at != null; at = sides.next()) {
      Content resting = contentAtRest(at);
      if (resting != null) {
        paths.addAtRest(at.path(), DeletionGuard.isFile(resting));
        continue;
      }
      PathState state = stateOf(at.path());
      paths.add(state);
      if (state.isRecovered) {
        recovered.add(new Rebase(root, at.path(), state.before));
      }
      if (!state.isBlocked()) {
        state.change = changeOf(state);
      }
    }
    paths.all().forEach(this::ignoreFoldersEmptyForNow);
    return paths;
  }

  List<Notice> notices() {
    return notices;
  }

  /** Where an earlier run has done something and not noted it. */
  List<Rebase> recovered() {
    return recovered;
  }

  private void noteProblems() {
    tree.problems().forEach((path, problem) -> note(path, problem));
    tree.nameProblems().forEach(name -> notices.add(new Notice.NameFinding(root, name)));
    if (!tree.ignored().isEmpty()) {
      int repositories = tree.repositories().size();
      int excluded = tree.ignored().size() - repositories;
      notices.add(new Notice.LeftOut(root, repositories, excluded));
    }
  }

  private void note(TreePath path, Problem problem) {
    notices.add(new Notice.Finding(root, path, problem));
  }

  /**
   * What is here, if nothing can be to do at the path: it is as agreed, and so is the one version
   * that the fleet has. Null if something could be.
   */
  private @Nullable Content contentAtRest(SideBySide.At at) {
    Base base = at.base();
    LocalItem item = at.item();
    if (base == null || item == null || at.versions().size() != 1) {
      return null;
    }
    boolean isAtRest =
        item.content().equals(base.content())
            && base.isOf(at.versions().getFirst(), stat(item))
            && (intended.isEmpty() || !intended.containsKey(at.path()))
            && (tree.problems().isEmpty() || tree.problemAt(at.path()) == null)
            && SafeNames.refusal(at.path()) == null;
    return isAtRest ? item.content() : null;
  }

  /** The stat that a base keeps if nothing has changed. */
  private static @Nullable Stat stat(LocalItem item) {
    return item.content() instanceof Content.File ? item.stat() : null;
  }

  private PathState stateOf(TreePath path) {
    LocalItem item = tree.items().get(path);
    List<Version> versions = view.at(path);
    Base base = bases.get(path);
    boolean isKnown = isKnown(path, base);
    if (!isKnown && context.headsAreClosed()) {
      base = null;
    }
    Content current = current(path, item, base, versions);
    PathState state = new PathState(path, item, current, base, versions);
    state.noted = bases.get(path);
    state.isBehind = !isKnown;
    state.obstacle = obstacle(state);
    Base next = intended.get(path);
    return next != null && !state.isBlocked() && hasComeTrue(next, state)
        ? recovered(state, next)
        : state;
  }

  /**
   * Whether an earlier run has made of the path what it intended, and could not note that; so it
   * seems also while the version may be in a head that is missing.
   */
  private boolean hasComeTrue(Base next, PathState state) {
    return (isKnown(state.path, next) || !context.headsAreClosed())
        && current(state.path, state.item, next, state.versions()).equals(next.content());
  }

  private PathState recovered(PathState state, Base next) {
    PathState recovered =
        new PathState(state.path, state.item, next.content(), next, state.versions());
    recovered.isRecovered = isKnown(state.path, next);
    recovered.isBehind = !recovered.isRecovered;
    recovered.noted = recovered.isRecovered ? next : state.noted;
    return recovered;
  }

  /**
   * Whether some log holds the base's version, or one that has seen it. If none does, there is no
   * base, unless heads are missing: then what has superseded it may be in one of them.
   */
  private boolean isKnown(TreePath path, @Nullable Base base) {
    return base == null || !base.content().isLive() || context.view().knows(root, path, base.dot());
  }

  private Content current(
      TreePath path, @Nullable LocalItem item, @Nullable Base base, List<Version> versions) {
    if (item == null) {
      return Content.nothing();
    }
    if (item.content() instanceof Content.Folder folder) {
      return countsAsEntry(path, item, folder, base, versions) ? folder : Content.nothing();
    }
    return item.content();
  }

  /**
   * A folder is an entry when it is empty, has an unusual mode, or is one already; others exist by
   * what is in them.
   */
  private boolean countsAsEntry(
      TreePath path,
      LocalItem item,
      Content.Folder folder,
      @Nullable Base base,
      List<Version> versions) {
    boolean isOne = base != null && base.content() instanceof Content.Folder;
    boolean fleetHasOne =
        Siblings.of(versions).live().stream()
            .anyMatch(version -> version.content() instanceof Content.Folder);
    boolean unusual = folder.mode() != Content.Folder.USUAL_MODE && hasItemBelow(path);
    return isOne || fleetHasOne || item.empty() || unusual;
  }

  private boolean hasItemBelow(TreePath folder) {
    TreePath next = tree.items().higherKey(folder);
    return next != null && next.isWithin(folder);
  }

  private @Nullable Obstacle obstacle(PathState state) {
    if (tree.problemAt(state.path) != null) {
      return Obstacle.UNKNOWN;
    }
    String refusal = SafeNames.refusal(state.path);
    if (refusal != null) {
      note(state.path, new Problem(Problem.Kind.NAME, refusal));
      return Obstacle.NAME;
    }
    return state.item == null && isIgnored(state) ? Obstacle.IGNORED : null;
  }

  private boolean isIgnored(PathState state) {
    Siblings siblings = state.siblings();
    boolean agreed = state.agreed().isLive();
    boolean isFolder =
        agreed
            ? state.agreed() instanceof Content.Folder
            : siblings.isLive() && siblings.winner().content() instanceof Content.Folder;
    Decision decision = rules.decide(state.path, isFolder);
    if (decision instanceof Decision.Ignored ignored) {
      if (agreed) {
        notices.add(new Notice.LocalOnly(root, state.path, ignored.rule()));
      }
      return true;
    }
    return false;
  }

  private LocalChange changeOf(PathState state) {
    if (state.current.equals(state.agreed())) {
      return LocalChange.NONE;
    }
    Siblings siblings = state.siblings();
    if (isAdoptable(state, siblings)) {
      return LocalChange.ADOPT;
    }
    if (state.before == null) {
      return isContentThatTheFleetDeleted(state, siblings) || isForgotten(state)
          ? LocalChange.HELD
          : LocalChange.EDIT;
    }
    return !state.current.isLive() && wasChangedElsewhere(state.before, siblings)
        ? LocalChange.PULL_BACK
        : LocalChange.EDIT;
  }

  /**
   * Equal content is taken over only from a version that has seen more than the base, or where
   * there is no base.
   */
  private static boolean isAdoptable(PathState state, Siblings siblings) {
    Base before = state.before;
    return siblings.versions().stream()
        .anyMatch(version ->
            version.content().sameContent(state.current)
                && (before == null || version.clock().dominates(before.clock())));
  }

  private static boolean isContentThatTheFleetDeleted(PathState state, Siblings siblings) {
    return !siblings.isLive()
        && siblings.versions().stream()
            .anyMatch(tombstone -> tombstone.from().sameContent(state.current));
  }

  /**
   * What we agreed on long ago, and nobody remembers: it was deleted, and the tombstone too is gone
   * because we did not count for it.
   */
  private boolean isForgotten(PathState state) {
    Base base = bases.get(state.path);
    return base != null && base.content().equals(state.current) && state.versions().isEmpty();
  }

  private static boolean wasChangedElsewhere(Base base, Siblings siblings) {
    return siblings.live().stream().anyMatch(version -> version.clock().dominates(base.clock()));
  }

  /**
   * A folder is not published as a new empty folder if it is empty because deletions made elsewhere
   * were carried out and its own removal was cut short, or only until what the fleet has in it
   * arrives.
   */
  private void ignoreFoldersEmptyForNow(PathState folder) {
    boolean isNewEmptyFolder =
        folder.change == LocalChange.EDIT
            && folder.current.equals(new Content.Folder(Content.Folder.USUAL_MODE))
            && folder.item != null
            && folder.item.empty()
            && !folder.agreed().isLive();
    if (isNewEmptyFolder && isEmptyForNow(folder.path)) {
      folder.change = LocalChange.NONE;
    }
  }

  private boolean isEmptyForNow(TreePath folder) {
    boolean forNow = false;
    for (PathState below : paths.below(folder)) {
      if (below.change == LocalChange.EDIT) {
        return false;
      }
      boolean goneOnBoth = below.change == LocalChange.ADOPT && !below.current.isLive();
      forNow |= goneOnBoth || (!below.current.isLive() && below.siblings().isLive());
    }
    return forNow;
  }
}

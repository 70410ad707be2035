package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Deletions;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one device sees, put together by hand: the versions in all logs, its bases, its folder.
 * Everything has the same mtime unless it is said otherwise.
 */
final class Scene {
  final Logs logs = new Logs();
  final DesiredRoots desired = new DesiredRoots();
  final DeviceState state = new DeviceState();
  final TreeMap<TreePath, Problem> problems = new TreeMap<>();
  final List<NameProblem> nameProblems = new ArrayList<>();
  boolean foldsNames;
  boolean firstRun;
  boolean rebooted;
  long freeBytes = 1L << 40;

  private final DeviceName self;
  private final PathMap<LocalItem> items = new PathMap<>();
  private final TreeMap<TreePath, Setting<String>> ignored = new TreeMap<>();
  private final Set<TreePath> unknownInside = new HashSet<>();
  private final List<Deletions> recent = new ArrayList<>();
  private final List<RootName> roots = new ArrayList<>(List.of(ROOT));
  private final TreeMap<RootName, RootObserved> seen = new TreeMap<>();
  private final TreeMap<RootName, String> leftBehind = new TreeMap<>();

  private Scene(String self) {
    this.self = new DeviceName(self);
  }

  /** A fleet of these devices, seen by the first of them. */
  static Scene of(String self, String... others) {
    Scene scene = new Scene(self);
    scene.logs.enrol(self);
    for (String other : others) {
      scene.logs.enrol(other);
    }
    return scene;
  }

  /** A published edit whose writer wants conflicts to be resolved automatically. */
  Version wrote(String device, String path, String content, Version... seen) {
    return logs.wrote(ConflictMode.AUTO, device, path, content, seen);
  }

  /** A published edit whose writer wants to be asked. */
  Version wroteAsking(String device, String path, String content, Version... seen) {
    return logs.wrote(ConflictMode.INTERACTIVE, device, path, content, seen);
  }

  /** The base is this version; its clock has seen the others as well. */
  Scene base(Version shown, Version... alsoSeen) {
    Clock clock = shown.clock();
    for (Version other : alsoSeen) {
      clock = clock.join(other.clock());
    }
    boolean isFile = shown.content() instanceof Content.File;
    Base base = Base.of(shown, clock, isFile ? stat(shown.content(), NOON) : null);
    state.apply(new StateChange.SetBase(ROOT, shown.path(), base));
    return this;
  }

  /** The folder has this, last changed at noon. */
  Scene here(String path, String content) {
    return here(path, content, NOON);
  }

  /** The folder has this. */
  Scene here(String path, String content, Instant mtime) {
    return here(TreePath.parse(path), Contents.parse(content), mtime);
  }

  private Scene here(TreePath path, Content content, Instant mtime) {
    if (content.isLive()) {
      items.put(path, new LocalItem(content, stat(content, mtime), /* trusted= */ true, false));
    } else {
      items.remove(path);
    }
    Content folder = new Content.Folder(Content.Folder.USUAL_MODE);
    TreePath above = path.parent();
    while (above != null && !items.containsKey(above)) {
      items.put(above, new LocalItem(folder, stat(folder, NOON), true, false));
      above = above.parent();
    }
    return this;
  }

  private static Stat stat(Content content, Instant mtime) {
    long nanos = Duration.between(Instant.EPOCH, mtime).toNanos();
    return new Stat(content.bytes(), nanos, nanos, 1);
  }

  /** The version is the base, and it is what the folder has. */
  Version agreed(Version version) {
    base(version);
    here(version.path(), version.content(), version.mtime());
    return version;
  }

  /** Nothing is at the path or below it any more. */
  Scene gone(String path) {
    items.removeWithin(TreePath.parse(path));
    return this;
  }

  /** The folder has something in it that a scan does not list, such as what is ignored. */
  Scene hasUnknownInside(String folder) {
    unknownInside.add(TreePath.parse(folder));
    return this;
  }

  /** The scan has left this out. */
  Scene leftOut(String path, Setting<String> rule) {
    ignored.put(TreePath.parse(path), rule);
    return this;
  }

  Scene problem(String path, Problem.Kind kind) {
    problems.put(TreePath.parse(path), new Problem(kind, "cannot be read"));
    return this;
  }

  Scene deletedLately(Instant at, long count) {
    recent.add(new Deletions(at, count));
    state.apply(new StateChange.RecentDeletions(ROOT, List.copyOf(recent)));
    return this;
  }

  /** The document maps another root, of which nothing is known. */
  Scene alsoDesired(String root) {
    roots.add(new RootName(root));
    return this;
  }

  /** The document maps another root, which may not be touched. */
  Scene halted(String root, String reason) {
    seen.put(new RootName(root), new RootObserved.Halted(reason, "mend it"));
    return alsoDesired(root);
  }

  /** A folder is there in which a root was when it was last taken up. */
  Scene leftBehind(String root, String path) {
    leftBehind.put(new RootName(root), path);
    return this;
  }

  DeviceName self() {
    return self;
  }

  Plan plan() {
    return plan(Decisions.NONE);
  }

  Plan plan(Decisions decisions) {
    return Planner.plan(desired.on(self, roots), observed(), decisions);
  }

  Observed observed() {
    seen.put(ROOT, new Scanned(tree(), firstRun));
    return new Observed(
        Logs.life(self),
        logs.counter(self),
        logs.heads(),
        new TreeMap<>(),
        state,
        seen,
        leftBehind,
        rebooted,
        NOON);
  }

  private LocalTree tree() {
    PathMap<LocalItem> scanned = new PathMap<>();
    items.forEach((path, item) -> scanned.put(path, asScanned(path, item)));
    return new LocalTree(
        scanned,
        problems,
        nameProblems,
        ignored,
        IgnoreRules.of(desired.excludes),
        foldsNames,
        freeBytes);
  }

  private LocalItem asScanned(TreePath path, LocalItem item) {
    TreePath next = items.higherKey(path);
    boolean empty =
        item.content() instanceof Content.Folder
            && (next == null || !next.isWithin(path))
            && !unknownInside.contains(path);
    return new LocalItem(item.content(), item.stat(), item.trusted(), empty);
  }
}

package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the planner is asked about the root that has no folder. It sees a tree in which everything is
 * as this device last agreed on it, and what is being pushed in its place: so a push can overtake
 * and be overtaken as in any other root, and nothing ever looks deleted.
 */
public final class DetachedRoot {
  private static final RootName NAME = RootName.DETACHED;

  /** In place of the inode of what is not on this machine, or was not asked for. */
  private static final long NO_FILE = -1;

  private DetachedRoot() {}

  /** Desired state with this root in it; what two devices push at once waits for a person. */
  public static Desired in(Desired desired) {
    TreeMap<RootName, DesiredRoot> roots = new TreeMap<>(desired.roots());
    roots.put(NAME, root());
    return desired.withRoots(roots);
  }

  private static DesiredRoot root() {
    Guards guards =
        new Guards(setting(new DeleteBudget(/* percent= */ 0, /* count= */ 0)), setting(0L));
    return new DesiredRoot(
        NAME,
        setting(""),
        setting(RootMode.FULL),
        setting(ConflictMode.INTERACTIVE),
        List.of(),
        List.of(),
        guards);
  }

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, Origin.builtIn(NAME.text()));
  }

  /**
   * What was observed, with this root in it.
   *
   * @param pushed what is to be published, by its path in this root
   */
  public static Observed in(Observed observed, Map<TreePath, LocalItem> pushed) {
    FleetView view = observed.view();
    PathMap<Base> published =
        observed
            .state()
            .intended(NAME)
            .where((path, base) -> base.content().isLive() && view.knows(NAME, path, base.dot()));
    PathMap<LocalItem> items = agreed(observed);
    published.forEach((path, base) -> items.put(path, item(base)));
    items.putAll(pushed);
    TreeMap<RootName, RootObserved> roots = new TreeMap<>(observed.roots());
    roots.put(NAME, new RootObserved.Scanned(tree(items), /* firstRun= */ false));
    PathMap<Base> again = published.where((path, _) -> pushed.containsKey(path));
    return observed.withRoots(roots).withState(having(observed.state(), again));
  }

  private static LocalTree tree(PathMap<LocalItem> items) {
    return new LocalTree(
        items,
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        IgnoreRules.of(List.of()),
        /* foldsNames= */ false,
        /* freeBytes= */ Long.MAX_VALUE);
  }

  /**
   * What an earlier run published and could not note is agreed upon, too, also where something else
   * is pushed by now.
   */
  private static DeviceState having(DeviceState state, PathMap<Base> published) {
    if (published.isEmpty()) {
      return state;
    }
    DeviceState copy = new DeviceState();
    state.changes().forEach(copy::apply);
    published.forEach((path, base) -> copy.apply(new StateChange.SetBase(NAME, path, base)));
    return copy;
  }

  private static PathMap<LocalItem> agreed(Observed observed) {
    boolean isClosed = observed.heads().areClosed(observed.writer().device());
    PathMap<LocalItem> items = new PathMap<>();
    observed
        .state()
        .bases(NAME)
        .forEach((path, base) -> {
          if (base.content().isLive()
              && (!isClosed || observed.view().knows(NAME, path, base.dot()))) {
            items.put(path, item(base));
          }
        });
    return items;
  }

  /** Where two devices pushed at once, a person has to decide; every device tells of it. */
  static List<Notice> conflicts(Context context) {
    List<Notice> notices = new ArrayList<>();
    PathMap<Base> bases = context.state().bases(NAME);
    for (List<Version> versions : context.view().of(NAME)) {
      Siblings siblings = Siblings.of(versions);
      if (siblings.isOpen()) {
        TreePath path = versions.getFirst().path();
        Base base = bases.get(path);
        Content agreed = base == null ? Content.nothing() : base.content();
        notices.add(new Notice.OpenConflict(NAME, path, siblings, agreed));
      }
    }
    return notices;
  }

  /** Whether what is seen at a path of this root is being pushed, and not only agreed upon. */
  static boolean isPushed(Observed observed, TreePath path) {
    if (!(observed.roots().get(NAME) instanceof RootObserved.Scanned scanned)) {
      return false;
    }
    LocalItem item = scanned.tree().items().get(path);
    return item != null && item.stat().inode() != NO_FILE;
  }

  private static LocalItem item(Base base) {
    long mtime = ChronoUnit.NANOS.between(Instant.EPOCH, base.mtime());
    Stat stat = new Stat(base.content().bytes(), mtime, /* ctimeNanos= */ 0, NO_FILE);
    boolean isFolder = base.content() instanceof Content.Folder;
    return new LocalItem(base.content(), stat, /* trusted= */ true, /* empty= */ isFolder);
  }
}

package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Heads;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A device whose plans are applied in one go, with nothing changing meanwhile: what a plan means,
 * without any port.
 */
final class ModelDevice {
  final DeviceName name;
  final DesiredRoots desired = new DesiredRoots();
  final ModelTree tree = new ModelTree();
  DeviceState state = new DeviceState();
  Head head;

  /** The heads of all devices as last read, one's own included. */
  private final TreeMap<DeviceName, Head> read = new TreeMap<>();

  private Incarnation life;
  private boolean firstRun = true;

  ModelDevice(String name) {
    this.name = new DeviceName(name);
    this.life = new Incarnation(this.name, 1);
    this.head = head(1, Log.EMPTY);
    read.put(this.name, head);
  }

  private Head head(long seq, Log log) {
    Heads heads = new Heads(read, new TreeMap<>());
    return new Head(
        name, life, seq, 0, NOON, log, heads.seenBy(name), state.settled(), new TreeMap<>());
  }

  void read(Head other) {
    read.put(other.device(), other);
  }

  /** All local state is gone; the folder and the published head are not. */
  void loseState() {
    state = new DeviceState();
    life = new Incarnation(name, life.bits() + 1);
    firstRun = true;
  }

  Desired desired() {
    return desired.on(name, List.of(ROOT));
  }

  Observed observe() {
    return observe(new Heads(read, new TreeMap<>()));
  }

  Observed observe(Heads heads) {
    return observe(heads, 1L << 40);
  }

  /** On a disk without room for anything. */
  Observed observeFull() {
    return observe(new Heads(read, new TreeMap<>()), -1);
  }

  private Observed observe(Heads heads, long freeBytes) {
    LocalTree scanned =
        new LocalTree(
            tree.scan(),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>(),
            IgnoreRules.of(List.of()),
            /* foldsNames= */ false,
            freeBytes);
    TreeMap<RootName, RootObserved> roots = new TreeMap<>();
    roots.put(ROOT, new Scanned(scanned, firstRun));
    return new Observed(
        life,
        state.counter(),
        heads,
        new TreeMap<>(),
        state,
        roots,
        /* leftBehind= */ new TreeMap<>(),
        /* rebooted= */ false,
        NOON);
  }

  Plan plan(Decisions decisions) {
    return Planner.plan(desired(), observe(), decisions);
  }

  /**
   * @param housekeeping whether to publish also if there is nothing but drops and settled marks
   */
  void apply(Plan plan, boolean housekeeping) {
    List<LogEntry> entries = entries(plan);
    boolean settledMore = !state.settled().equals(head.settled());
    if (entries.stream().anyMatch(LogEntry.Put.class::isInstance)
        || (housekeeping && (!entries.isEmpty() || settledMore))) {
      publish(entries);
    }
    note(plan);
    changeFolder(plan);
  }

  /** What the plan adds to the log. */
  List<LogEntry> entries(Plan plan) {
    long seq = head.seq() + 1;
    List<LogEntry> entries = new ArrayList<>();
    plan.bookkeeping().drops().forEach(drop -> entries.add(new LogEntry.Drop(seq, drop)));
    for (Action action : plan.actions()) {
      if (action instanceof Action.Publish publish) {
        entries.add(new LogEntry.Put(seq, publish.version()));
      }
    }
    return entries;
  }

  /** The next head: the log with these entries, and what is settled now. */
  void publish(List<LogEntry> entries) {
    head = head(head.seq() + 1, head.log().append(entries));
    read.put(name, head);
  }

  /** Takes down what follows once the plan's versions are published. */
  void note(Plan plan) {
    if (firstRun) {
      state.apply(new StateChange.ForgetBases(ROOT));
      firstRun = false;
    }
    for (Action action : plan.actions()) {
      if (action instanceof Action.Publish publish) {
        noteCounter(publish);
      }
      if (!(action instanceof Action.Local)) {
        apply(action);
      }
    }
    plan.bookkeeping().rebases().forEach(rebase -> setBase(rebase.path(), rebase.base()));
  }

  private void noteCounter(Action.Publish publish) {
    if (publish.version().dot().writer().equals(life)) {
      state.apply(new StateChange.Counter(publish.version().dot().counter()));
    }
  }

  /** Does the plan's local actions, after which everything that was read is settled. */
  void changeFolder(Plan plan) {
    plan.actions().stream().filter(Action.Local.class::isInstance).forEach(this::apply);
    if (plan.bookkeeping().settles()) {
      Heads heads = new Heads(read, new TreeMap<>());
      state.apply(new StateChange.Settled(heads.seenBy(name)));
    }
  }

  private void setBase(TreePath path, @Nullable Base base) {
    state.apply(
        base == null
            ? new StateChange.ForgetBase(ROOT, path)
            : new StateChange.SetBase(ROOT, path, base));
  }

  private void apply(Action action) {
    TreePath path = action.path();
    switch (action) {
      case Action.Push push -> {
        if (push.item() != null) {
          setBase(path, Base.of(push.version(), push.version().clock(), push.item().stat()));
        }
      }
      case Action.PushDeletion deletion -> {
        if (deletion.confirm()) {
          setBase(path, Base.of(deletion.version(), deletion.version().clock(), null));
        }
      }
      case Action.PushCopy _ -> {}
      case Action.Adopt adopt -> setBase(path, adopt.next());
      case Action.Local local -> {
        require(local, tree.at(path).sameContent(local.expected()));
        require(local, applyLocally(local));
        Base next = local.next();
        if (next != null) {
          boolean isFile = next.content() instanceof Content.File;
          setBase(path, isFile ? next.withStat(tree.stat(path)) : next);
        }
      }
    }
  }

  private boolean applyLocally(Action.Local action) {
    TreePath path = action.path();
    return switch (action) {
      case Action.Pull pull -> tree.put(path, pull.next().content(), pull.next().mtime());
      case Action.Delete _ -> tree.remove(path);
      case Action.RemoveFolder _ -> {
        tree.remove(path);
        yield true;
      }
      case Action.MakeFolder make -> tree.put(path, make.next().content(), make.next().mtime());
      case Action.SetAttributes set -> {
        boolean lives = set.next().content().isLive();
        Content usual = new Content.Folder(Content.Folder.USUAL_MODE);
        yield tree.put(path, lives ? set.next().content() : usual, set.next().mtime());
      }
    };
  }

  /** Nothing has changed since the plan was made, so every action finds what it expects. */
  private void require(Action action, boolean holds) {
    assertTrue(holds, () -> "on " + name + " this cannot be done: " + action + " in\n" + tree);
  }
}

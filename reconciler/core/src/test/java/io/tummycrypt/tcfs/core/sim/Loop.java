package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.loop.Agenda;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Ended;
import io.tummycrypt.tcfs.core.loop.KeptTree;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.port.RootReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The loop of an agent: when its device looks, and where. What it hears of its folder and of other
 * devices comes twice, or not at all, or as no more than that something was missed, until the fleet
 * heals.
 */
final class Loop implements Attention {
  /** What is kept in mind of the folder. */
  final KeptTree kept = new KeptTree(SimDevice.ROOT, this);

  private final Fleet fleet;
  private final SplittableRandom random;
  private Agenda agenda;
  private boolean isCurrent;
  private boolean isAlive;
  private Map<TreePath, LocalItem> heard = new PathMap<>();

  Loop(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.random = new SplittableRandom(seed);
    this.agenda = begin();
  }

  private Agenda begin() {
    Agenda fresh = new Agenda(Pace.USUAL, fleet.millis());
    fresh.follow(List.of(SimDevice.ROOT), fleet.millis());
    return fresh;
  }

  /** A look came to nothing, and the agent goes on with what it has in mind. */
  void failed(Look look) {
    agenda.failed(look, fleet.millis());
    isAlive = true;
  }

  /** The process goes on after a failed look, or begins, and has heard nothing. */
  void goOn() {
    if (isAlive) {
      isAlive = false;
      return;
    }
    agenda = begin();
    kept.forget();
  }

  @Override
  public void hear(Signal signal) {
    agenda.hear(signal, fleet.millis());
  }

  @Override
  public Area take(RootName root) {
    return fleet.variant.area(agenda.take(root, fleet.millis()));
  }

  /** Another device has published. */
  void heads() {
    if (isHeard()) {
      hear(new Signal.Published());
    }
  }

  /** The folder is like this now: what differs from the last time is heard of. */
  void folder(Map<TreePath, LocalItem> now) {
    Set<TreePath> changed = new HashSet<>(heard.keySet());
    changed.addAll(now.keySet());
    changed.removeIf(path -> isSame(heard.get(path), now.get(path)));
    heard = now;
    for (TreePath path : new TreeSet<>(changed)) {
      if (isHeard()) {
        boolean isMissed = !fleet.isHealing && random.nextInt(20) == 0;
        boolean isComplete = random.nextInt(4) != 0;
        for (int times = random.nextInt(4) / 3; times >= 0; times--) {
          hear(
              isMissed
                  ? new Signal.Missed(SimDevice.ROOT)
                  : new Signal.Changed(SimDevice.ROOT, path, isComplete));
        }
      }
    }
  }

  private static boolean isSame(@Nullable LocalItem before, @Nullable LocalItem now) {
    return before != null
        && now != null
        && before.stat().equals(now.stat())
        && before.content().equals(now.content())
        && before.empty() == now.empty();
  }

  /** The folder as it is kept in mind. */
  RootReader reader(RootReader folder) {
    return kept.reader(
        folder,
        (rules, bases) -> {
          LocalTree now = folder.scan(rules, bases);
          folder(now.items());
          LocalTree seen = kept.scan(rules, new TreeSet<>(), new PartialLook(now));
          isCurrent = seen.items().equals(now.items());
          return seen;
        });
  }

  /** Whether the folder was seen as it was, the last time that it was looked at. */
  boolean isCurrent() {
    return isCurrent;
  }

  private boolean isHeard() {
    return fleet.isHealing || random.nextInt(8) != 0;
  }

  /** Whether an agent leaves the rest of what it does for its next look. */
  boolean isEnough() {
    return !fleet.isHealing && random.nextInt(4) == 0;
  }

  /** Whether what can wait is left for another look. */
  boolean leavesBulk() {
    return random.nextInt(2) == 0;
  }

  /** Whether there is something to look at. */
  boolean isDue() {
    return agenda.next() <= fleet.millis();
  }

  /** Whether something failed and is tried again later. */
  boolean isWaiting() {
    return !agenda.waiting(SimDevice.ROOT).isEmpty();
  }

  /** Begins a look, due or not. */
  Look look() {
    return agenda.begin(fleet.millis());
  }

  /** Ends a look that went through. */
  void ended(Look look, Plan plan, Report report) {
    TreeMap<RootName, SortedSet<TreePath>> failed = new TreeMap<>();
    for (Report.Failure failure : report.failures()) {
      failed.computeIfAbsent(failure.root(), _ -> new TreeSet<>()).add(failure.path());
    }
    TreeSet<RootName> halted = new TreeSet<>(report.halted().keySet());
    for (Notice notice : plan.notices()) {
      if (notice instanceof Notice.Halted each) {
        halted.add(each.root());
      }
    }
    agenda.ended(look, new Ended(failed, halted, report.isCutShort()), fleet.millis());
  }
}

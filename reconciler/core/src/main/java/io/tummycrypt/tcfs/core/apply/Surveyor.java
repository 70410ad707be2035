package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.port.FormerFolders;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells situations, and whether one has come again: then there is nothing to do, and no file, log
 * or base has to be read to know it.
 */
public final class Surveyor {
  private final String fleetId;
  private final HeadReader heads;
  private final StateStore states;
  private final Machine machine;
  private final SortedMap<RootName, ? extends RootReader> roots;
  private final FormerFolders formerFolders;

  /**
   * Looks through these ports, none of which is asked to write.
   *
   * @param roots the folders of the roots that are desired
   */
  public Surveyor(
      String fleetId,
      HeadReader heads,
      StateStore states,
      Machine machine,
      SortedMap<RootName, ? extends RootReader> roots,
      FormerFolders formerFolders) {
    this.fleetId = fleetId;
    this.heads = heads;
    this.states = states;
    this.machine = machine;
    this.roots = roots;
    this.formerFolders = formerFolders;
  }

  static Surveyor of(Ports ports) {
    return new Surveyor(
        ports.fleetId(),
        ports.heads(),
        ports.states(),
        ports.machine(),
        ports.readers(),
        ports.formerFolders());
  }

  /**
   * Where a device is at rest.
   *
   * @param highest the end of every chain
   * @param trees of each root
   * @param plan with nothing in it to do
   */
  public record Rest(
      SortedMap<DeviceName, KnownSlot> highest, SortedMap<RootName, TreePrint> trees, Plan plan) {
    public Rest {
      highest = Collections.unmodifiableSortedMap(new TreeMap<>(highest));
      trees = Collections.unmodifiableSortedMap(new TreeMap<>(trees));
    }
  }

  /**
   * The situation after a plan that leaves nothing to do; null if it is none to be relied upon.
   *
   * @param observed trees as the plan has found and left them, and where the chains end now
   * @param state what the device remembers now
   * @param mark of that state
   */
  @Nullable Situation of(
      Desired desired, Observed observed, Plan plan, DeviceState state, String mark) {
    if (state.pending() != null || !plan.notices().stream().allMatch(Surveyor::isForesaid)) {
      return null;
    }
    TreeMap<RootName, Digest> trees = new TreeMap<>();
    for (DesiredRoot root : desired.roots().values()) {
      TreePrint print =
          observed.roots().get(root.name()) instanceof Scanned scanned
              ? scanned.tree().print()
              : null;
      if (print == null) {
        return null;
      }
      trees.put(root.name(), print.digest());
    }
    Digest surroundings = surroundings(desired, observed.highest());
    return surroundings == null
        ? null
        : new Situation(mark, surroundings, trees, former(desired, state));
  }

  /** What a plan says also if nobody has read a log or looked at a path. */
  static boolean isForesaid(Notice notice) {
    return notice instanceof Notice.LeftOut
        || (notice instanceof Notice.NotSupported(var unsupported, var _)
            && unsupported.repositoriesOf() == null);
  }

  /** Where roots were that are not there any more. */
  private static SortedSet<String> former(Desired desired, DeviceState state) {
    TreeSet<String> former = new TreeSet<>();
    state
        .roots()
        .forEach((name, memory) -> {
          DesiredRoot root = desired.roots().get(name);
          String path = memory.localPath();
          if (!path.isEmpty() && (root == null || !root.localPath().value().equals(path))) {
            former.add(path);
          }
        });
    return former;
  }

  /**
   * Whether a situation holds again.
   *
   * @param since when it was known to hold
   * @return null if it does not, or that cannot be told
   */
  public @Nullable Rest at(Situation known, Instant since, Desired desired) throws IOException {
    if (!known.state().equals(states.mark())
        || !known.trees().keySet().equals(desired.roots().keySet())
        || !known.formerFolders().stream().allMatch(this::isMissing)) {
      return null;
    }
    SortedMap<DeviceName, KnownSlot> highest = highest();
    if (!known.surroundings().equals(surroundings(desired, highest))) {
      return null;
    }
    TreeMap<RootName, TreePrint> trees = new TreeMap<>();
    for (DesiredRoot root : desired.roots().values()) {
      RootReader reader = reader(root.name());
      TreePrint print = reader.print(IgnoreRules.of(root.excludePatterns()), since);
      if (print == null
          || !print.digest().equals(known.trees().get(root.name()))
          || reader.isUnfinished()) {
        return null;
      }
      trees.put(root.name(), print);
    }
    return new Rest(highest, trees, plan(desired, trees));
  }

  private static Plan plan(Desired desired, SortedMap<RootName, TreePrint> trees) {
    List<Notice> notices = new ArrayList<>();
    desired.unsupported().forEach(setting -> notices.add(new Notice.NotSupported(setting)));
    trees.forEach((root, print) -> {
      if (print.repositories() + print.excluded() > 0) {
        notices.add(new Notice.LeftOut(root, print.repositories(), print.excluded()));
      }
    });
    Bookkeeping nothing =
        new Bookkeeping(List.of(), List.of(), List.of(), List.of(), /* settles= */ true);
    return new Plan(desired.device(), desired.revision(), List.of(), notices, nothing);
  }

  private RootReader reader(RootName root) {
    return Objects.requireNonNull(roots.get(root), "the root has no folder on this device");
  }

  /** Of one that is there a plan may say that it is left behind. */
  private boolean isMissing(String path) {
    RootReader reader = formerFolders.at(path);
    return reader == null || reader.look() instanceof RootLook.Missing;
  }

  private SortedMap<DeviceName, KnownSlot> highest() throws IOException {
    TreeMap<DeviceName, KnownSlot> highest = new TreeMap<>();
    for (Map.Entry<DeviceName, SortedSet<Long>> chain : heads.list().entrySet()) {
      long seq = chain.getValue().last();
      Digest hash = heads.hash(chain.getKey(), seq);
      highest.put(chain.getKey(), new KnownSlot(seq, hash));
    }
    return highest;
  }

  /** Null if a root's folder is not as it should be. */
  private @Nullable Digest surroundings(Desired desired, SortedMap<DeviceName, KnownSlot> highest) {
    Surroundings all = new Surroundings(fleetId, machine.bootId(), desired, highest);
    for (RootName root : desired.roots().keySet()) {
      if (!(reader(root).look() instanceof RootLook.Present present)) {
        return null;
      }
      all.add(present);
    }
    return all.digest();
  }
}

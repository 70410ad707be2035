package io.tummycrypt.tcfs.core.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells situations, and whether one has come again: then there is nothing to do, and no file, log
 * or base has to be read to know it.
 */
public final class Surveyor {
  private final Ports ports;

  /** Looks through these ports; nothing is written. */
  public Surveyor(Ports ports) {
    this.ports = ports;
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
   * The situation of a plan that found nothing to do; null if it is none to be relied upon.
   *
   * @param state what the device remembers, which is the same before and after the plan
   * @param mark of that state
   */
  @Nullable Situation of(
      Desired desired, Observed observed, Plan plan, DeviceState state, String mark) {
    if (!isSettled(desired, plan, state)) {
      return null;
    }
    TreeMap<RootName, Digest> trees = new TreeMap<>();
    for (DesiredRoot root : desired.roots().values()) {
      TreePrint print =
          observed.roots().get(root.name()) instanceof Scanned scanned && !scanned.firstRun()
              ? scanned.tree().print()
              : null;
      if (print == null) {
        return null;
      }
      trees.put(root.name(), print.digest());
    }
    Digest surroundings = surroundings(desired, mark, observed.highest());
    return surroundings == null ? null : new Situation(surroundings, trees);
  }

  /**
   * Whether the plan would be the same with this state, and says nothing that is not known without
   * it. Where a root was before may come back.
   */
  private static boolean isSettled(Desired desired, Plan plan, DeviceState state) {
    return plan.isEmpty()
        && state.pending() == null
        && plan.notices().stream().allMatch(Surveyor::isForesaid)
        && state.roots().entrySet().stream()
            .allMatch(root -> isWhereItWas(desired, root.getKey(), root.getValue().localPath()));
  }

  private static boolean isForesaid(Notice notice) {
    return notice instanceof Notice.LeftOut
        || (notice instanceof Notice.NotSupported setting && setting.repositories().isEmpty());
  }

  private static boolean isWhereItWas(Desired desired, RootName name, String localPath) {
    DesiredRoot root = desired.roots().get(name);
    return localPath.isEmpty() || (root != null && root.localPath().value().equals(localPath));
  }

  /**
   * Whether a situation holds again.
   *
   * @return null if it does not, or that cannot be told
   */
  public @Nullable Rest at(Situation known, Desired desired) throws IOException {
    SortedMap<DeviceName, KnownSlot> highest = highest();
    if (!known.trees().keySet().equals(desired.roots().keySet())
        || !known.surroundings().equals(surroundings(desired, ports.states().mark(), highest))) {
      return null;
    }
    TreeMap<RootName, TreePrint> trees = new TreeMap<>();
    for (DesiredRoot root : desired.roots().values()) {
      RootFolder folder = ports.folder(root.name());
      TreePrint print = folder.reader().print(IgnoreRules.of(root.excludePatterns()));
      if (print == null
          || !print.digest().equals(known.trees().get(root.name()))
          || !folder.writer().batches().isEmpty()) {
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

  private SortedMap<DeviceName, KnownSlot> highest() throws IOException {
    TreeMap<DeviceName, KnownSlot> highest = new TreeMap<>();
    for (Map.Entry<DeviceName, SortedSet<Long>> chain : ports.heads().list().entrySet()) {
      long seq = chain.getValue().last();
      Digest hash = ports.heads().hash(chain.getKey(), seq);
      highest.put(chain.getKey(), new KnownSlot(seq, hash));
    }
    return highest;
  }

  /** Null if a root's folder is not as it should be. */
  private @Nullable Digest surroundings(
      Desired desired, String mark, SortedMap<DeviceName, KnownSlot> highest) {
    List<String> parts = new ArrayList<>();
    parts.add(ports.fleetId());
    parts.add(desired.toString());
    parts.add(mark);
    parts.add(ports.machine().bootId());
    parts.add(highest.toString());
    for (RootName root : desired.roots().keySet()) {
      RootLook look = ports.folder(root).reader().look();
      if (!(look instanceof RootLook.Present)) {
        return null;
      }
      parts.add(look.toString());
    }
    return Sha256.of(String.join("\0", parts).getBytes(UTF_8));
  }
}

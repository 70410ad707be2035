package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Observer;
import io.tummycrypt.tcfs.core.apply.Ports;
import io.tummycrypt.tcfs.core.apply.Reconciler;
import io.tummycrypt.tcfs.core.apply.RootFolder;
import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.apply.Surveyor;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.port.FormerFolders;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.memory.InMemoryMachine;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.port.memory.InMemoryStateStore;
import io.tummycrypt.tcfs.core.port.memory.InMemoryUploads;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.FleetView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One machine: its folder, its state, its clock, and its way to the store. */
final class SimDevice {
  static final RootName ROOT = new RootName("docs");
  private static final String FLEET_ID = "fleet-id";

  private final Fleet fleet;

  /** Tells twins with one name apart. */
  final String label;

  final DeviceName name;
  final InMemoryMachine machine;
  final InMemoryRoot root;
  final FailingWriter writer;
  final Outside outside;
  final InMemoryStateStore states;
  final Effects effects;
  final DeviceHeads heads;
  final Ports ports;
  ConflictMode mode = ConflictMode.AUTO;

  /** When its agent looks, and where; null if it has none. */
  final @Nullable Loop loop;

  /** The running process; null if there is none. */
  @Nullable Reconciler process;

  /** In which the last plan found nothing to do; null if none did. It outlives everything. */
  @Nullable Situation situation;

  /** What users have said and no cycle has taken up yet. */
  Decisions decisions = Decisions.NONE;

  /** What the next cycle is to do in place of all that there is to do; null for that. */
  @Nullable Errand errand;

  /** What of the root without a folder its user was shown, or has pushed. */
  final Set<VersionKey> seen = new HashSet<>();

  /** What users did since the last cycle that went through. */
  final Set<Operation> unsynced = EnumSet.noneOf(Operation.class);

  /** The open conflicts that the last plan showed, with the edits that are in each. */
  final Map<TreePath, Set<Dot>> openConflicts = new TreeMap<>();

  /** Whether the last plan held something. */
  boolean isHolding;

  /** How many commits there were at the end of each step. */
  final List<Integer> moments = new ArrayList<>();

  final List<InMemoryRoot.Backup> backups = new ArrayList<>();

  /** A new machine. */
  SimDevice(Fleet fleet, String label, DeviceName name, InMemoryMachine machine) {
    this(
        fleet,
        label,
        name,
        machine,
        new InMemoryRoot(machine::nanos, fleet.store::isReadable),
        Outside.empty(machine::nanos, fleet.store),
        new InMemoryStateStore());
  }

  private SimDevice(
      Fleet fleet,
      String label,
      DeviceName name,
      InMemoryMachine machine,
      InMemoryRoot root,
      Outside outside,
      InMemoryStateStore states) {
    this.fleet = fleet;
    this.label = label;
    this.name = name;
    this.machine = machine;
    this.root = root;
    this.writer = new FailingWriter(root);
    this.outside = outside;
    this.states = states;
    this.effects = new Effects(fleet.trace);
    this.heads = new DeviceHeads(fleet.store, effects);
    SortedMap<RootName, InMemoryRoot> sources = only(root);
    sources.put(Detached.ROOT, outside.folder());
    InMemoryUploads uploads = new InMemoryUploads(fleet.store.contents, sources);
    root.listen(effects);
    outside.listen(effects);
    states.listen(effects);
    uploads.listen(effects);
    boolean hasAgent = fleet.scenario.hasAgents();
    this.loop = hasAgent ? new Loop(fleet, 31 * fleet.scenario.seed() + label.hashCode()) : null;
    RootReader reader = loop == null ? root : loop.reader(root);
    RootWriter noting = loop == null ? writer : loop.kept.writer(writer);
    this.ports =
        fleet.variant.ports(
            name,
            new Ports(
                FLEET_ID,
                heads,
                heads,
                uploads,
                states,
                machine,
                only(new RootFolder(reader, noting))));
  }

  private static <T> SortedMap<RootName, T> only(T value) {
    return new TreeMap<>(Map.of(ROOT, value));
  }

  /** An exact copy of this machine under the same name, with other chance. */
  SimDevice copy(long seed) {
    return copy(label + "'", name, seed);
  }

  /** A copy of this machine that goes on as another device. */
  SimDevice copy(String otherLabel, DeviceName otherName, long seed) {
    InMemoryMachine other = new InMemoryMachine(machine.now(), seed);
    SimDevice copy =
        new SimDevice(
            fleet,
            otherLabel,
            otherName,
            other,
            root.copy(other::nanos),
            outside.copy(other::nanos),
            states.copy());
    copy.mode = mode;
    copy.situation = situation;
    copy.openConflicts.putAll(openConflicts);
    copy.seen.addAll(seen);
    return copy;
  }

  Desired desired() {
    DesiredRoot desired =
        new DesiredRoot(
            ROOT,
            setting("/docs"),
            setting(RootMode.FULL),
            setting(mode),
            List.of(),
            List.of(),
            new Guards(setting(fleet.scenario.budget()), setting(100L)));
    return new Desired(new FleetName("lab"), 1, name, only(desired), List.of());
  }

  /** What the fleet has, as a command is shown it that looks at no folder. */
  FleetView look() throws IOException {
    Observer observer = new Observer(FLEET_ID, heads, new TreeMap<>(), FormerFolders.NONE, machine);
    return observer.observe(desired().withRoots(new TreeMap<>()), states.load()).view();
  }

  /** Knows whether the device is at rest. */
  Surveyor surveyor() {
    return new Surveyor(FLEET_ID, heads, states, machine, only(root), FormerFolders.NONE);
  }

  /** Whether there is something to do; without an agent somebody syncs every now and then. */
  boolean isDue() {
    return loop == null
        || process == null
        || errand != null
        || !decisions.equals(Decisions.NONE)
        || isHeardOf(loop);
  }

  private boolean isHeardOf(Loop loop) {
    try {
      loop.folder(root.scan(IgnoreRules.of(List.of()), new PathMap<>()).items());
      return loop.isDue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether something is to be tried again. */
  boolean isWaiting() {
    return loop != null && loop.isWaiting();
  }

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, Origin.builtIn("simulated"));
  }

  SortedMap<TreePath, Content> tree() {
    return root.user().tree();
  }

  @Override
  public String toString() {
    return label;
  }
}

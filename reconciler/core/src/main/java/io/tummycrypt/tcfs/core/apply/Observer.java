package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.apply.ChainReader.Chains;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.RootObserved.Halted;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.FormerFolders;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.view.FleetView;
import java.io.IOException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at everything a plan depends on, through ports that cannot write. */
public final class Observer {
  private final String fleetId;
  private final HeadReader heads;
  private final SortedMap<RootName, ? extends RootReader> roots;
  private final FormerFolders formerFolders;
  private final Machine machine;

  /** What the fleet said last. */
  private @Nullable FleetView last;

  /** Of what that was put together; null if it was more. */
  private @Nullable Chains lastChains;

  /**
   * @param roots the folders of the roots that this device maps
   */
  public Observer(
      String fleetId,
      HeadReader heads,
      SortedMap<RootName, ? extends RootReader> roots,
      FormerFolders formerFolders,
      Machine machine) {
    this.fleetId = fleetId;
    this.heads = heads;
    this.roots = roots;
    this.formerFolders = formerFolders;
    this.machine = machine;
  }

  /** The next view will be much like this one. */
  void hasPublished(FleetView view) {
    last = view;
    lastChains = null;
  }

  /**
   * Observes all roots of {@code desired}.
   *
   * @throws HaltException if the store cannot be believed
   * @throws IOException if the store cannot be read; a root that cannot be read is a halted root
   */
  public Observed observe(Desired desired, DeviceState state) throws IOException {
    return observe(desired, state, new TreeMap<>(), /* measures= */ true);
  }

  /**
   * The same to act upon: without looking into roots of which it is known that they are halted, and
   * without measuring what is only to be shown.
   */
  Observed observeToAct(Desired desired, DeviceState state, SortedMap<RootName, Halted> halted)
      throws IOException {
    return observe(desired, state, halted, /* measures= */ false);
  }

  private Observed observe(
      Desired desired, DeviceState state, SortedMap<RootName, Halted> halted, boolean measures)
      throws IOException {
    Chains chains = new ChainReader(heads, desired.device()).read(state);
    TreeMap<RootName, RootObserved> observed = new TreeMap<>();
    for (DesiredRoot root : desired.roots().values()) {
      Halted known = halted.get(root.name());
      RootObserved seen = known == null ? observe(root, state) : known;
      boolean isMeasured = measures && asksForRepositories(desired, root);
      observed.put(root.name(), isMeasured ? withRepositories(root, seen) : seen);
    }
    Incarnation writer = writer(desired.device(), state, chains, observed.values());
    boolean sameLife = writer.equals(state.incarnation());
    boolean rebooted = !state.bootId().isEmpty() && !state.bootId().equals(machine.bootId());
    FleetView view = view(chains);
    return new Observed(
        writer,
        sameLife ? state.counter() : 0,
        chains.heads(),
        view,
        chains.highest(),
        state,
        observed,
        leftBehind(desired, state),
        rebooted,
        machine.now());
  }

  private FleetView view(Chains chains) {
    FleetView before = last;
    if (before != null && lastChains != null && chains.isSameAs(lastChains)) {
      return before;
    }
    FleetView view = FleetView.of(chains.heads().logs(), before);
    last = view;
    lastChains = chains;
    return view;
  }

  /**
   * The life to write in: a new one if there is none, or if it is another device's, whose state
   * this one has gone on from, or if our chain is not as we left it, or if a root is not: an edit
   * in a tree without history would seem to have seen all that this life has published of the tree
   * before it.
   */
  private Incarnation writer(
      DeviceName device, DeviceState state, Chains chains, Collection<RootObserved> roots) {
    Incarnation current = state.incarnation();
    KnownSlot known = state.known().get(device);
    KnownSlot found = chains.highest().get(device);
    boolean asLeft = known == null ? found == null : known.equals(found);
    boolean isAnotherTree = state.counter() > 0 && roots.stream().anyMatch(Observer::isFirstRun);
    return current != null && current.device().equals(device) && asLeft && !isAnotherTree
        ? current
        : new Incarnation(device, machine.random());
  }

  private static boolean isFirstRun(RootObserved root) {
    return root instanceof RootObserved.Scanned scanned && scanned.firstRun();
  }

  private RootObserved observe(DesiredRoot root, DeviceState state) {
    RootReader reader = roots.get(root.name());
    if (reader == null) {
      return new RootObserved.Halted("it has no folder on this device", "give it a path");
    }
    RootGate before = gate(root, state, reader);
    return switch (before) {
      case RootGate.Halt(String reason, String nextStep) ->
          new RootObserved.Halted(reason, nextStep);
      case RootGate.FirstRun _ -> scan(root, state, reader, before, new PathMap<>());
      case RootGate.Known() -> scan(root, state, reader, before, state.bases(root.name()));
    };
  }

  private static boolean asksForRepositories(Desired desired, DesiredRoot root) {
    return desired.unsupported().stream()
        .anyMatch(unsupported -> root.name().equals(unsupported.repositoriesOf()));
  }

  /** The repositories are measured only where somebody asks for them: they may be large. */
  private RootObserved withRepositories(DesiredRoot root, RootObserved seen) {
    RootReader reader = roots.get(root.name());
    if (reader == null || !(seen instanceof RootObserved.Scanned(var tree, var firstRun, _))) {
      return seen;
    }
    TreeMap<TreePath, Long> repositories = new TreeMap<>();
    for (TreePath path : tree.repositories()) {
      repositories.put(path, reader.bytesAt(path));
    }
    return new RootObserved.Scanned(tree, firstRun, repositories);
  }

  private SortedMap<RootName, String> leftBehind(Desired desired, DeviceState state) {
    TreeMap<RootName, String> leftBehind = new TreeMap<>();
    state
        .roots()
        .forEach((root, memory) -> {
          DesiredRoot now = desired.roots().get(root);
          String path = memory.localPath();
          boolean isThere = now != null && now.localPath().value().equals(path);
          if (!path.isEmpty() && !isThere && isLeftBehind(root, path)) {
            leftBehind.put(root, path);
          }
        });
    return leftBehind;
  }

  /** A folder that a person has deleted or marked as something else is not ours to talk about. */
  private boolean isLeftBehind(RootName root, String path) {
    RootReader reader = formerFolders.at(path);
    return reader != null
        && switch (reader.look()) {
          case RootLook.Missing() -> false;
          case RootLook.Unreadable _ -> true;
          case RootLook.Present present -> RootTaking.isOurs(fleetId, root, present);
        };
  }

  private RootGate gate(DesiredRoot root, DeviceState state, RootReader reader) {
    return RootGate.of(root, fleetId, state.root(root.name()), reader.look());
  }

  private RootObserved scan(
      DesiredRoot root,
      DeviceState state,
      RootReader reader,
      RootGate before,
      PathMap<Base> bases) {
    LocalTree tree;
    try {
      tree = reader.scan(IgnoreRules.of(root.excludePatterns()), bases);
    } catch (IOException e) {
      return new RootObserved.Halted(
          "its folder cannot be scanned: " + IoText.of(e), "mend that and sync again");
    }
    if (!before.equals(gate(root, state, reader))) {
      return new RootObserved.Halted("its folder was replaced while it was scanned", "sync again");
    }
    return new RootObserved.Scanned(tree, before instanceof RootGate.FirstRun);
  }

  /** The gate of a root, for whoever takes it up. */
  @Nullable RootGate gate(DesiredRoot root, DeviceState state) {
    RootReader reader = roots.get(root.name());
    return reader == null ? null : gate(root, state, reader);
  }
}

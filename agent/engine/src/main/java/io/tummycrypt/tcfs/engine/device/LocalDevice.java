package io.tummycrypt.tcfs.engine.device;

import io.tummycrypt.tcfs.core.apply.Fulfilment;
import io.tummycrypt.tcfs.core.apply.Observer;
import io.tummycrypt.tcfs.core.apply.Ports;
import io.tummycrypt.tcfs.core.apply.Reconciler;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.apply.RootFolder;
import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.apply.Slice;
import io.tummycrypt.tcfs.core.apply.Surveyor;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.DetachedRoot;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.posix.FolderEvents;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.engine.tree.LocalFiles;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import io.tummycrypt.tcfs.engine.tree.LocalRootWriter;
import io.tummycrypt.tcfs.engine.tree.NearbyContents;
import io.tummycrypt.tcfs.engine.tree.PushedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A device with its desired state: looks at what there is to do, and does it. Not thread-safe. */
public final class LocalDevice implements AutoCloseable {
  /** Rounds after which what still changes is left to the next run. */
  private static final int MAX_ROUNDS = 5;

  private final FleetStore store;
  private final Desired desired;
  private final StateStore states;
  private final Machine machine;
  private final SortedMap<RootName, LocalFolder> folders = new TreeMap<>();
  private final NearbyContents nearby = new NearbyContents(folders);
  private final LocalFormerFolders formerFolders;
  private final Progress progress;

  /** The roots that are kept in mind; none in a run that ends. */
  private final SortedMap<RootName, LiveRoot> live = new TreeMap<>();

  private Deeds deeds = Deeds.UNTOLD;

  /** The highest slot that was told. */
  private long told;

  /**
   * Who has loaded the state, and the mark of that state: whoever goes on from there need not load
   * it again. Null after an exception, or when a root failed.
   */
  private @Nullable Reconciler reconciler;

  private String mark = "";

  /**
   * Puts a device together. Nothing is opened, read or written yet.
   *
   * @param own where the device keeps its keys and state; a root with one of them in it is halted
   */
  public LocalDevice(
      FleetStore store, Desired desired, StateStore states, Machine machine, Collection<Path> own) {
    this(store, desired, states, machine, own, Progress.NONE);
  }

  /** The same, telling how far it has come. */
  public LocalDevice(
      FleetStore store,
      Desired desired,
      StateStore states,
      Machine machine,
      Collection<Path> own,
      Progress progress) {
    this.progress = progress;
    this.store = store;
    this.desired = desired;
    this.states = states;
    this.machine = machine;
    this.formerFolders = new LocalFormerFolders(folders.values(), machine::now);
    for (DesiredRoot root : desired.roots().values()) {
      folders.put(root.name(), new LocalFolder(root.localPath().value(), own));
    }
  }

  /**
   * Keeps the roots in mind from now on. They tell {@code attention} what is heard of them, each as
   * long as somebody {@link LiveRoot#listenOn listens}, and are looked at where it says.
   *
   * @param deeds is told what is done
   * @return the roots, which are closed with this
   */
  public SortedMap<RootName, LiveRoot> keepInMind(Attention attention, Deeds deeds) {
    this.deeds = deeds;
    for (Map.Entry<RootName, LocalFolder> each : folders.entrySet()) {
      RootName root = each.getKey();
      LocalFolder folder = each.getValue();
      LocalRootReader reader = new LocalRootReader(folder, machine::now, progress);
      FolderEvents events = FolderEvents.openIfAble(folder.path());
      live.put(root, new LiveRoot(root, folder, reader, attention, events));
    }
    return Collections.unmodifiableSortedMap(live);
  }

  /** Holds no folder open, so that its file system can be unmounted, until it looks again. */
  public void letGo() {
    folders.values().forEach(LocalFolder::close);
    formerFolders.close();
  }

  /** What was seen, and what follows from it. */
  public record Look(Observed observed, Plan plan) {}

  /**
   * A plan that was carried out, and what came of it.
   *
   * @param view what the fleet says afterwards, as far as is known here
   * @param known the highest slot of each chain afterwards, this device's own included
   * @param situation in which there is nothing to do; null if there is, or it cannot be known again
   */
  public record Round(
      Plan plan,
      Report report,
      FleetView view,
      SortedMap<DeviceName, KnownSlot> known,
      @Nullable Situation situation) {}

  /**
   * Asked before anything of a plan is carried out: of the first, and of every other one that has
   * something to do.
   */
  @FunctionalInterface
  public interface Approval {
    boolean approves(Plan plan) throws IOException;
  }

  /** What a person says of what waits. */
  @FunctionalInterface
  public interface Saying {
    /** Nothing is said. */
    Saying NOTHING = _ -> Decisions.NONE;

    /**
     * Puts it so that it holds for what waits now.
     *
     * @param look what there is now, planned without a decision
     */
    Decisions on(Look look) throws IOException;
  }

  /** What a person says of conflicts, and of versions that nobody here has seen. */
  @FunctionalInterface
  public interface Word {
    /**
     * Puts it so that it holds for what is there now.
     *
     * @param pushing what would be published without a decision
     */
    Decisions on(Pushing pushing, Observed observed) throws IOException;
  }

  /**
   * What was to be published, and what came of it.
   *
   * @param pushing if it is not clear, nothing was published
   */
  public record Pushed(Pushing pushing, Report report, Observed observed) {}

  /** The desired state. */
  public Desired desired() {
    return desired;
  }

  /** The folders of the roots, by name. */
  public SortedMap<RootName, LocalFolder> folders() {
    return Collections.unmodifiableSortedMap(folders);
  }

  /** Plans, through nothing that could write. */
  public Look look(Decisions decisions) throws IOException {
    Observed observed = observe();
    progress.enter(Phase.PLAN);
    Plan plan = Planner.plan(desired, observed, decisions);
    progress.rest();
    return new Look(observed, plan);
  }

  /** Looks at everything that a plan depends on, through nothing that could write. */
  public Observed observe() throws IOException {
    String fleet = store.identity().fleet().toString();
    Observer observer = new Observer(fleet, store.heads(), readers(), formerFolders, machine);
    progress.enter(Phase.LOOK);
    Observed observed = observer.observe(desired, states.load());
    progress.rest();
    return observed;
  }

  private SortedMap<RootName, RootReader> readers() {
    TreeMap<RootName, RootReader> readers = new TreeMap<>();
    InstantSource clock = machine::now;
    folders.forEach(
        (root, folder) -> readers.put(root, new LocalRootReader(folder, clock, progress)));
    return readers;
  }

  /**
   * Finishes what a killed run left, plans, and carries plans out until there is nothing left that
   * this run can do. Then the vaults give up what is past its time.
   *
   * @param saying is asked of the first plan only
   * @return the rounds in order; the last found nothing more to do, or knew that without a look, or
   *     was not approved and has done nothing; none if the first plan is not approved
   */
  public List<Round> reconcile(Saying saying, Approval approval) throws IOException {
    return reconcile(saying, approval, new TreeMap<>(), Slice.WHOLE);
  }

  /**
   * The same, leaving out what is planned for some paths of each root: it is told as failed.
   *
   * @param postponed paths that are not to be touched yet
   * @param slice says when to leave the rest of much to do for another call
   */
  public List<Round> reconcile(
      Saying saying,
      Approval approval,
      SortedMap<RootName, SortedSet<TreePath>> postponed,
      Slice slice)
      throws IOException {
    Report report = new Report(deeds::done);
    Reconciler reconciler = resume(report);
    this.reconciler = null;
    List<Round> rounds = reconcile(reconciler, report, saying, approval, postponed, slice);
    if (rounds.stream().allMatch(round -> round.report().halted().isEmpty())) {
      mark = states.mark();
      this.reconciler = reconciler;
    }
    return rounds;
  }

  private void tellPublished(Reconciler reconciler) {
    KnownSlot own = reconciler.state().known().get(desired.device());
    if (own != null) {
      tellPublished(own.seq());
    }
  }

  private void tellPublished(long seq) {
    if (seq > told) {
      told = seq;
      deeds.published(seq);
    }
  }

  /** Who goes on with the state as it was left, if nobody else has changed it since. */
  private Reconciler resume(Report report) throws IOException {
    Reconciler before = reconciler;
    if (before != null && states.mark().equals(mark)) {
      return before;
    }
    Reconciler fresh = new Reconciler(ports(LocalFiles.in(folders)));
    fresh.resume(desired.device(), report);
    return fresh;
  }

  private List<Round> reconcile(
      Reconciler reconciler,
      Report resumed,
      Saying saying,
      Approval approval,
      SortedMap<RootName, SortedSet<TreePath>> postponed,
      Slice slice)
      throws IOException {
    List<Round> rounds = new ArrayList<>();
    Report report = resumed;
    boolean isTidy = false;
    while (rounds.size() < MAX_ROUNDS) {
      boolean isFirstPart = false;
      progress.enter(Phase.LOOK);
      Observed observed = reconciler.observe(desired);
      progress.enter(Phase.PLAN);
      Plan plan = reconciler.plan(desired, observed);
      plan = rounds.isEmpty() ? said(observed, plan, saying) : plan;
      progress.rest();
      boolean isApproved = (!rounds.isEmpty() && plan.isEmpty()) || approval.approves(plan);
      if (!isApproved && rounds.isEmpty()) {
        return List.of();
      }
      if (isApproved) {
        nearby.look(pulled(plan), trees(observed));
        progress.expect(
            Phase.APPLY, pulls(plan).count(), pulls(plan).mapToLong(Content::bytes).sum());
        progress.enter(Phase.PUBLISH);
        report.postpone(plan, postponed);
        isFirstPart =
            rounds.isEmpty()
                && !slice.equals(Slice.WHOLE)
                && reconciler.leaveBulk(plan, report, slice);
        reconciler.apply(desired, observed, plan, report, slice);
        progress.rest();
        tellPublished(reconciler);
      }
      TreeMap<DeviceName, KnownSlot> known = new TreeMap<>(reconciler.state().known());
      FleetView view = isApproved ? reconciler.view(observed) : observed.view();
      if (isFirstPart && !slice.isOver()) {
        rounds.add(new Round(report.tried(plan), report, view, known, null));
        report = report.ofRest();
        continue;
      }
      if (report.isCutShort()) {
        rounds.add(new Round(plan, report, view, known, null));
        break;
      }
      Situation situation =
          isApproved ? reconciler.situation(desired, observed, plan, report) : null;
      if (isApproved && Fulfilment.isWhole(plan, report)) {
        rounds.add(new Round(plan, report, view, known, null));
        plan = withoutActions(plan);
        report = new Report(deeds::done);
      }
      boolean isOver = report.done().isEmpty() && !hasLostARoot(observed, report);
      if (isOver && !isTidy) {
        isTidy = true;
        isOver = !bringsBack(observed, report);
      }
      rounds.add(new Round(plan, report, view, known, isOver ? situation : null));
      if (isOver) {
        if (isApproved && hasPublishedAll(observed, report)) {
          store.allNamed();
        }
        break;
      }
      report = new Report(deeds::done);
    }
    return rounds;
  }

  /**
   * Looks whether a situation holds again in which there was nothing to do, through nothing that
   * could write. No log, no state, and no file but those that hold rules is read.
   *
   * @param since when it was known to hold
   * @return where the device is then; null if the situation is another one, or cannot be told
   */
  public Surveyor.@Nullable Rest rest(Situation known, Instant since) throws IOException {
    progress.enter(Phase.LOOK);
    try {
      String fleet = store.identity().fleet().toString();
      return new Surveyor(fleet, store.heads(), states, machine, readers(), formerFolders)
          .at(known, since, desired);
    } finally {
      progress.rest();
    }
  }

  /**
   * Publishes what is in some places of the roots and what is pushed into the one without a folder,
   * and changes no folder. What the fleet has at one of these paths and nobody here has seen stops
   * it all, unless a person says otherwise.
   *
   * @param saying is asked once, before anything is published
   */
  public Pushed push(Collection<Place> places, PushedFiles pushed, Word saying) throws IOException {
    LocalFiles folder = LocalFiles.in(folders);
    LocalFiles files =
        (root, path) ->
            root.equals(RootName.DETACHED) ? pushed.open(path) : folder.open(root, path);
    Reconciler reconciler = new Reconciler(ports(files));
    Report report = new Report();
    reconciler.resume(desired.device(), report);
    progress.enter(Phase.LOOK);
    Observed observed = DetachedRoot.in(reconciler.observe(desired), pushed.items());
    progress.enter(Phase.PLAN);
    Pushing pushing = pushing(observed, Decisions.NONE, places);
    Decisions decisions = saying.on(pushing, observed);
    if (!decisions.equals(Decisions.NONE)) {
      pushing = pushing(observed, decisions, places);
    }
    if (pushing.isClear()) {
      progress.enter(Phase.PUBLISH);
      reconciler.publish(desired, observed, pushing, report);
    }
    progress.rest();
    return new Pushed(pushing, report, observed);
  }

  /** Publishes versions that are in no folder here. */
  public VersionPublisher publisher() {
    return new VersionPublisher(desired, new Reconciler(ports(LocalFiles.in(folders))));
  }

  /**
   * What would stop a push as things stand, through nothing that could write.
   *
   * @param look what there is now
   */
  public List<Overtaken> overtaken(Look look, Collection<Place> places, PushedFiles pushed) {
    List<Place> detached = places.stream().filter(LocalDevice::isDetached).toList();
    List<Place> others = places.stream().filter(place -> !isDetached(place)).toList();
    List<Overtaken> overtaken =
        new ArrayList<>(Pushing.of(look.plan(), look.observed(), others).overtaken());
    if (!pushed.items().isEmpty()) {
      // Only this root has to be planned for it.
      Desired alone = DetachedRoot.in(desired.withRoots(new TreeMap<>()));
      Observed observed = DetachedRoot.in(look.observed(), pushed.items());
      Plan plan = Planner.plan(alone, observed, Decisions.NONE);
      overtaken.addAll(Pushing.of(plan, observed, detached).overtaken());
    }
    return overtaken;
  }

  private static boolean isDetached(Place place) {
    return place.root().equals(RootName.DETACHED);
  }

  private Pushing pushing(Observed observed, Decisions decisions, Collection<Place> places) {
    Plan plan = Planner.plan(DetachedRoot.in(desired), observed, decisions);
    return Pushing.of(plan, observed, places);
  }

  private static Plan withoutActions(Plan plan) {
    return new Plan(plan.device(), plan.revision(), List.of(), plan.notices(), plan.bookkeeping());
  }

  /** Whether there is nothing here that was sent, or begun to be sent, and is still to be named. */
  private static boolean hasPublishedAll(Observed observed, Report report) {
    return report.failures().isEmpty()
        && report.halted().isEmpty()
        && observed.roots().values().stream().allMatch(RootObserved.Scanned.class::isInstance);
  }

  /** Whether a root failed that the plan was for: the next plan is for the others. */
  private static boolean hasLostARoot(Observed observed, Report report) {
    return report.halted().keySet().stream()
        .anyMatch(root -> observed.roots().get(root) instanceof RootObserved.Scanned);
  }

  /** What is decided, and what is then done, follow from one look. */
  private Plan said(Observed observed, Plan undecided, Saying saying) throws IOException {
    Decisions decisions = saying.on(new Look(observed, undecided));
    return decisions.equals(Decisions.NONE)
        ? undecided
        : Planner.plan(desired, observed, decisions);
  }

  private static Set<Digest> pulled(Plan plan) {
    Set<Digest> digests = new HashSet<>();
    pulls(plan)
        .forEach(content -> {
          if (content instanceof Content.File file) {
            digests.add(file.digest());
          }
        });
    return digests;
  }

  /** What is to be made here. */
  private static Stream<Content> pulls(Plan plan) {
    return plan.actions().stream()
        .filter(Action.Pull.class::isInstance)
        .map(action -> ((Action.Pull) action).next().content());
  }

  private static SortedMap<RootName, LocalTree> trees(Observed observed) {
    TreeMap<RootName, LocalTree> trees = new TreeMap<>();
    observed
        .roots()
        .forEach((name, root) -> {
          if (root instanceof RootObserved.Scanned scanned) {
            trees.put(name, scanned.tree());
          }
        });
    return trees;
  }

  /** Prunes the vaults; whether something came back out of them, for another round to publish. */
  private boolean bringsBack(Observed observed, Report report) {
    int before = report.displaced().size();
    VaultUpkeep upkeep = new VaultUpkeep(desired.device(), machine.now(), report);
    observed
        .roots()
        .forEach((root, seen) -> {
          LocalFolder folder = folders.get(root);
          if (folder != null
              && seen instanceof RootObserved.Scanned scanned
              && !scanned.firstRun()) {
            upkeep.prune(root, folder);
          }
        });
    return report.displaced().size() > before;
  }

  private Ports ports(LocalFiles files) {
    TreeMap<RootName, RootFolder> roots = new TreeMap<>();
    InstantSource clock = machine::now;
    folders.forEach((root, folder) -> {
      RootReader reader = new LocalRootReader(folder, clock, progress);
      RootWriter writer = new LocalRootWriter(folder, nearby, store.contents(), clock, progress);
      LiveRoot kept = live.get(root);
      roots.put(
          root,
          kept == null
              ? new RootFolder(reader, writer)
              : new RootFolder(kept.reader(), kept.writer(writer)));
    });
    return new Ports(
        store.identity().fleet().toString(),
        store.heads(),
        new TellingHeadWriter(store.headWriter(), this::tellPublished),
        store.uploads(files, progress),
        states,
        machine,
        roots,
        formerFolders);
  }

  @Override
  public void close() {
    live.values().forEach(LiveRoot::close);
    letGo();
  }
}

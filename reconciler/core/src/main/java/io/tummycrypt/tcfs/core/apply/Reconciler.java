package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.RootObserved.Halted;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Local;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.view.FleetView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries plans out on one device: resume, observe, plan (also by the caller), apply. Not
 * thread-safe; one at a time.
 *
 * <p>The order of effects: contents, then what points to them, then our own record of it, then this
 * machine's folders.
 */
public final class Reconciler {
  private final Ports ports;
  private final Portions portions;
  private final Observer observer;

  /** The roots in which nothing of an earlier run is left half done. */
  private final Set<RootName> recovered = new HashSet<>();

  /** The roots whose folders failed since the state was loaded: until then nothing is tried. */
  private final SortedMap<RootName, Halted> halted = new TreeMap<>();

  private DeviceState state;

  /** Whether the chain was seen to end as we left it, since the state was loaded. */
  private boolean isAtWork;

  /** Of the state from which was observed last. */
  private String markBefore = "";

  /** What the last plan was made from; null if there is none, or it was not at rest. */
  private @Nullable RestingPlan resting;

  /** With what the last plan has published; null if it has published nothing. */
  private @Nullable FleetView published;

  /** Works through these ports. Nothing happens yet. */
  public Reconciler(Ports ports) {
    this(ports, Portions.USUAL);
  }

  /** The same in portions of another size. */
  public Reconciler(Ports ports, Portions portions) {
    this.ports = ports;
    this.portions = portions;
    this.observer =
        new Observer(
            ports.fleetId(),
            ports.heads(),
            ports.readers(),
            ports.formerFolders(),
            ports.machine());
    this.state = new DeviceState();
  }

  /** What this device remembers, as last loaded and changed. */
  public DeviceState state() {
    return state;
  }

  /**
   * Loads the state and finishes what a killed run left half done. To be called before anything
   * else, and again after any exception.
   *
   * @param report takes up what was found displaced, and the roots that failed
   */
  public void resume(DeviceName device, Report report) throws IOException {
    state = ports.states().load();
    recovered.clear();
    halted.clear();
    isAtWork = false;
    publisher().resend(device);
    recoverFolders(device, report);
  }

  /** A folder that is away is taken up when it is back. */
  private void recoverFolders(DeviceName device, Report report) {
    ports
        .roots()
        .forEach((root, folder) -> {
          if (!recovered.contains(root)
              && !halted.containsKey(root)
              && RootTaking.isOurs(ports.fleetId(), root, folder.reader().look())) {
            recoverFolder(root, new DisplacedContent(root, device, folder), report);
          }
        });
  }

  private void recoverFolder(RootName root, DisplacedContent displaced, Report report) {
    try {
      displaced.recover(report);
      recovered.add(root);
    } catch (IOException e) {
      halt(root, e, report);
    }
  }

  /**
   * A folder that fails stops nothing but its own root, of which nothing more is tried or noted.
   * What was begun in it is found by the next run, as after a crash.
   */
  private void halt(RootName root, IOException why, Report report) {
    Halted halt =
        new Halted(
            "its folder cannot be worked in: " + IoText.of(why),
            IoText.remedy(why) + " and sync again");
    halted.put(root, halt);
    report.halted(root, halt);
  }

  /** Looks at everything that a plan depends on. A root whose folder has failed is halted. */
  public Observed observe(Desired desired) throws IOException {
    markBefore = ports.states().mark();
    return observer.observeToAct(desired, state, halted);
  }

  /** What {@link Planner#plan} makes of what was observed last, without a word of a person. */
  public Plan plan(Desired desired, Observed observed) {
    Plan known = knownPlan(desired, observed);
    Plan plan = known == null ? Planner.plan(desired, observed, Decisions.NONE) : known;
    resting = RestingPlan.of(desired, observed, markBefore, plan);
    return plan;
  }

  /**
   * The same without planning, where all is as when planning last found nothing to do; null if it
   * is not.
   */
  public @Nullable Plan knownPlan(Desired desired, Observed observed) {
    RestingPlan known = resting;
    return known != null && known.holds(desired, observed, markBefore) ? known.plan() : null;
  }

  /**
   * Carries {@code plan} out, which was made from {@code observed}. Each expectation is checked
   * again; a path on which something fails is reported and the rest goes on, and so is a root whose
   * folder fails. The rest of a long plan may be left for later: then what is done is noted as
   * after a crash, and another look has to follow.
   *
   * @param slice says when to leave the rest for later
   * @throws HaltException if a person has to look before anything more may happen
   * @throws IOException if the store or the state fails; what is done is done, and is never lost
   */
  public void apply(Desired desired, Observed observed, Plan plan, Report report, Slice slice)
      throws IOException {
    begin(plan.device(), observed);
    recoverFolders(plan.device(), report);
    takeUp(desired, plan, report);
    published = logStep(report, slice).publish(observed, plan);
    if (published != null) {
      observer.hasPublished(published);
    }
    if (!report.isToEnd()) {
      applyLocally(plan, report, slice);
    }
    if (!report.isCutShort()) {
      finish(observed, plan, report);
    }
  }

  /**
   * Leaves out of a long plan what can wait, before it is applied; another look has to follow.
   *
   * @return whether that is something
   */
  public boolean leaveBulk(Plan plan, Report report, Slice slice) {
    List<Action> bulk = Bulk.of(plan, report::isTried, portions, slice, ports.machine().now());
    report.leave(bulk);
    return !bulk.isEmpty();
  }

  private LogStep logStep(Report report, Slice slice) {
    return new LogStep(ports, publisher(), this::commit, report, portions, slice);
  }

  /**
   * Publishes what a part of a plan asks for, and changes no folder but for its marker; what a
   * whole plan settles, such as the end of a first run, stays open. The marker is renewed as by a
   * whole plan: a tree that is put back from a copy would otherwise seem to have lost what was
   * published.
   *
   * @throws HaltException if a person has to look before anything more may happen
   * @throws IOException if the store or the state fails; a retry is safe
   */
  public void publish(Desired desired, Observed observed, Pushing pushing, Report report)
      throws IOException {
    Plan plan = pushing.plan();
    begin(plan.device(), observed);
    recoverFolders(plan.device(), report);
    takeUp(desired, plan, report);
    logStep(report, Slice.WHOLE).publish(observed, plan);
  }

  /**
   * What the fleet says now that a plan is applied, as far as is known here.
   *
   * @param observed what that plan was made from
   */
  public FleetView view(Observed observed) {
    return published == null ? observed.view() : published;
  }

  /**
   * The situation after the plan that was applied last, if that leaves nothing to do: it found
   * nothing and nothing was noted on the way, or all of it was published and changed no folder.
   * Null if something is left, or that cannot be known again.
   *
   * @param observed what that plan was made from, which was observed last
   */
  public @Nullable Situation situation(Desired desired, Observed observed, Plan plan, Report report)
      throws IOException {
    String mark = ports.states().mark();
    boolean isQuiet =
        report.done().isEmpty()
            && report.failures().isEmpty()
            && report.displaced().isEmpty()
            && plan.isEmpty()
            && mark.equals(markBefore);
    if (!halted.isEmpty() || !(isQuiet || Fulfilment.isPublished(plan, report))) {
      return null;
    }
    KnownSlot own = state.known().get(plan.device());
    Observed now = own == null ? observed : observed.withHighest(plan.device(), own);
    return Surveyor.of(ports).of(desired, now, plan, state, mark);
  }

  private void takeUp(Desired desired, Plan plan, Report report) throws IOException {
    List<DesiredRoot> working =
        desired.roots().values().stream().filter(root -> !halted.containsKey(root.name())).toList();
    new RootTaking(ports, observer, this::commit, (root, why) -> halt(root, why, report))
        .takeUp(working, state, !plan.isEmpty());
  }

  /**
   * A new life goes on where the chain ends, and is not a new one again the next time. But while we
   * are at work nobody else writes our chain.
   */
  private void begin(DeviceName device, Observed observed) throws IOException {
    KnownSlot end = observed.highest(device);
    if (isAtWork && !Objects.equals(end, state.known().get(device))) {
      throw HaltException.twin(device);
    }
    isAtWork = true;
    if (observed.writer().equals(state.incarnation())) {
      return;
    }
    List<StateChange> changes = new ArrayList<>();
    changes.add(new StateChange.Begin(observed.writer()));
    if (end != null) {
      changes.add(new StateChange.Saw(device, end));
    }
    commit(changes);
  }

  private void applyLocally(Plan plan, Report report, Slice slice) throws IOException {
    List<Local> all = new ArrayList<>();
    for (Action action : plan.actions()) {
      if (action instanceof Local local && report.isTried(action)) {
        all.add(local);
      }
    }
    for (List<Local> root : SmallestRoot.first(all, Reconciler::bytesDown)) {
      if (!report.isToEnd()) {
        applyLocally(plan, root.getFirst().root(), root, report, slice);
      }
    }
  }

  private static long bytesDown(Local action) {
    return action instanceof Action.Pull pull ? pull.bytesDown() : 0;
  }

  private void applyLocally(
      Plan plan, RootName root, List<Local> actions, Report report, Slice slice)
      throws IOException {
    RootFolder folder = ports.folder(root);
    DisplacedContent displaced = new DisplacedContent(root, plan.device(), folder);
    boolean isLeft =
        new BatchesInTurn(actions, portions.local(), slice.down())
            .carryOut(
                batch -> FolderBatch.begin(root, folder, displaced, report, batch),
                batch -> applyBatch(plan, root, batch, report),
                slice);
    if (isLeft) {
      report.cutShort();
    }
  }

  /** False if the root is halted. */
  private boolean applyBatch(Plan plan, RootName root, FolderBatch batch, Report report)
      throws IOException {
    List<Local> actions = batch.actions();
    Intents others = Intents.of(state, root).without(paths(actions));
    commit(Intents.of(root, actions).begin());
    FolderBatch.Result result;
    try {
      result = batch.apply();
    } catch (IOException e) {
      halt(root, e, report);
      return false;
    }
    List<StateChange> changes = new ArrayList<>(result.changes());
    changes.addAll(others.with(result.uncertain()).endAllOthers());
    long deleted = RecentDeletions.applied(root, result.applied(), plan.actions());
    if (deleted > 0) {
      changes.add(RecentDeletions.plus(state, root, deleted, ports.machine().now()));
    }
    commit(changes);
    result.applied().forEach(report::done);
    try {
      ports.folder(root).writer().end(result.batch());
      return true;
    } catch (IOException e) {
      halt(root, e, report);
      return false;
    }
  }

  private static Set<TreePath> paths(List<Local> actions) {
    return actions.stream().map(Local::path).collect(Collectors.toSet());
  }

  private void finish(Observed observed, Plan plan, Report report) throws IOException {
    List<StateChange> changes = new ArrayList<>();
    observed
        .highest()
        .forEach((device, slot) -> {
          if (!device.equals(plan.device()) && !slot.equals(state.known().get(device))) {
            changes.add(new StateChange.Saw(device, slot));
          }
        });
    Map<DeviceName, Long> seen = observed.heads().seenBy(plan.device());
    if (plan.bookkeeping().settles()
        && report.failures().isEmpty()
        && report.halted().isEmpty()
        && !seen.equals(state.settled())) {
      changes.add(new StateChange.Settled(new TreeMap<>(seen)));
    }
    endGuards(observed, plan, report, changes);
    if (!changes.isEmpty()) {
      commit(changes);
    }
  }

  /** A guard that looks at a first run or at a boot stays up while it holds something. */
  private void endGuards(Observed observed, Plan plan, Report report, List<StateChange> changes) {
    boolean isBootOver = true;
    for (Map.Entry<RootName, RootObserved> root : observed.roots().entrySet()) {
      RootName name = root.getKey();
      boolean hasFailed = report.halted().containsKey(name);
      RootMemory memory = state.root(name);
      if (root.getValue() instanceof RootObserved.Scanned
          && !hasFailed
          && memory != null
          && memory.isJoining()
          && !plan.holds(name, Held.Kind.FIRST_PUSH)) {
        changes.add(new StateChange.Remember(name, memory.joined()));
      }
      isBootOver &= !hasFailed && !plan.holds(name, Held.Kind.EMPTIED);
    }
    String bootId = ports.machine().bootId();
    if (isBootOver && !state.bootId().equals(bootId)) {
      changes.add(new StateChange.Boot(bootId));
    }
  }

  private Publisher publisher() {
    return new Publisher(ports.heads(), ports.headWriter(), ports.states(), state);
  }

  private void commit(List<StateChange> changes) throws IOException {
    ports.states().commit(changes);
    changes.forEach(state::apply);
  }

  /** Commits to the store and to what is held in memory. */
  @FunctionalInterface
  interface Commit {
    void commit(List<StateChange> changes) throws IOException;
  }
}

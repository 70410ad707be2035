package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.AgentCounts;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.Activity;
import io.tummycrypt.tcfs.app.operations.AgentState.Doing;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.AgentState.StoreLink;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.Pause;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what there is to know of an agent that runs, as far as it is told, for whoever asks. It
 * keeps values only: to answer is to put them together.
 */
final class Knowledge implements Agent.Told, AgentKnowledge {
  private final AgentState.Program program;
  private final TcfsHome home;
  private final InstantSource clock;
  private final SharedAgenda agenda;
  private final Supplier<Events.@Nullable State> nats;
  private final Watchers watchers;
  private final Tally tally;
  private final Agent.Told told;
  private Doing doing;
  private StoreLink store;
  private long revision;
  private SortedMap<RootName, RootWork> roots = new TreeMap<>();

  /** Of how many folders nothing is heard, root by root. */
  private final SortedMap<RootName, Integer> unwatched = new TreeMap<>();

  /** Why paths failed when they were tried last, root by root. */
  private final Map<RootName, SortedMap<TreePath, String>> reasons = new TreeMap<>();

  private Instant began;
  private boolean isOff;
  private boolean hasSource;

  /** Whether a request waits for an answer for some time. */
  private boolean isWaiting;

  private @Nullable LeafState leaf;

  /** Of an agent that has not looked yet; {@code told} hears of who asks it for something. */
  Knowledge(
      AgentState.Program program,
      TcfsHome home,
      InstantSource clock,
      SharedAgenda agenda,
      Supplier<Events.@Nullable State> nats,
      Watchers watchers,
      Tally tally,
      Agent.Told told) {
    this.told = told;
    this.program = program;
    this.home = home;
    this.clock = clock;
    this.agenda = agenda;
    this.nats = nats;
    this.watchers = watchers;
    this.tally = tally;
    this.began = clock.instant();
    this.doing = new Doing(Activity.STARTING, began, null);
    this.store = new StoreLink(false, began, "not looked at yet");
  }

  @Override
  public AgentState state() {
    Events.State heard = nats.get();
    synchronized (this) {
      return new AgentState(
          program,
          doing,
          paused(),
          revision,
          store,
          heard,
          leaf,
          roots.values().stream().map(this::withFailed).map(this::withUnwatched).toList());
    }
  }

  private RootWork withFailed(RootWork work) {
    return agenda.withFailed(work, reasons.getOrDefault(work.root(), new TreeMap<>()));
  }

  private RootWork withUnwatched(RootWork work) {
    return work.unwatched(unwatched.getOrDefault(work.root(), 0));
  }

  @Override
  public synchronized boolean isSwitchedOff() {
    return isOff;
  }

  /** As noted: that outlives an agent, which tells of changes only. */
  @Override
  public @Nullable SourceNote source() {
    synchronized (this) {
      if (!hasSource) {
        return null;
      }
    }
    try {
      return SourceNote.read(home).orElse(null);
    } catch (IOException _) {
      return null;
    }
  }

  @Override
  public synchronized void follows(DeviceConfig config, long inForce) {
    hasSource = inForce != 0 && config.source() != null;
  }

  @Override
  public AgentCounts counts() {
    return tally.counts();
  }

  private @Nullable Instant paused() {
    try {
      return Pause.since(home);
    } catch (IOException _) {
      return null;
    }
  }

  @Override
  public Runnable watch(Consumer<AgentEvent> listener) {
    return watchers.add(listener);
  }

  @Override
  public void recheck(@Nullable TraceId asker) {
    told.asked("recheck", asker);
    agenda.poll(asker);
  }

  @Override
  public void look(@Nullable TraceId asker) {
    told.asked("look", asker);
    agenda.lookAtAll(asker);
  }

  /** This is what it follows now. */
  synchronized void follows(Desired desired) {
    isOff = false;
    revision = desired.revision();
    TreeMap<RootName, RootWork> followed = new TreeMap<>();
    desired
        .roots()
        .keySet()
        .forEach(root -> followed.put(root, roots.getOrDefault(root, RootWork.of(root))));
    roots = followed;
    unwatched.keySet().retainAll(followed.keySet());
  }

  /** It asks no store for anything, by its own settings. */
  synchronized void switchedOff() {
    revision = 0;
    roots = new TreeMap<>();
    reach("this device is switched off in device.yaml");
    isOff = true;
  }

  @Override
  public void ready() {}

  @Override
  public void begins() {
    synchronized (this) {
      began = clock.instant();
      // What is halted stays so until a look has come to something.
      if (doing.activity() != Activity.HALTED) {
        become(Activity.LOOKING, null);
      }
    }
    tellState();
  }

  @Override
  public synchronized void watches(RootName root, LiveRoot.Watches watches) {
    unwatched.put(root, watches.silent());
  }

  @Override
  public synchronized void planned(Planned planned) {
    reach(null);
    roots.replaceAll((root, work) -> work.pending(RootWorks.actions(root, planned.plan())));
  }

  @Override
  public void done(Action action) {
    synchronized (this) {
      roots.computeIfPresent(action.root(), (_, work) -> work.pending(work.pending() - 1));
    }
    if (!watchers.isEmpty()) {
      watchers.tell(MovedEvents.moved(action, clock.instant()));
    }
  }

  @Override
  public void looked(LiveDevice.Looked looked) {
    Instant now = clock.instant();
    Applied applied = looked.applied();
    Duration took;
    synchronized (this) {
      took = Duration.between(began, now);
      reach(null);
      roots.replaceAll((_, work) -> work.lookedAt(now));
      if (applied != null) {
        roots.replaceAll((root, _) -> RootWorks.of(root, applied, now));
        takeReasons(applied.outcome(), looked.ended().isCutShort());
      }
      become(Activity.AT_REST, null);
    }
    AgentEvent round = applied == null ? null : MovedEvents.round(applied.outcome(), now, took);
    if (round != null) {
      watchers.tell(round);
    }
    tellState();
  }

  /** What was postponed failed before, for a reason that holds still. */
  private void takeReasons(Outcome outcome, boolean isCutShort) {
    Map<RootName, SortedMap<TreePath, String>> before = new TreeMap<>(reasons);
    if (!isCutShort) {
      reasons.clear();
    }
    for (Report.Failure failure : outcome.failed()) {
      String known =
          before.getOrDefault(failure.root(), new TreeMap<>()).getOrDefault(failure.path(), "");
      boolean isNew = failure.kind() != Report.Failure.Kind.POSTPONED;
      reasons
          .computeIfAbsent(failure.root(), _ -> new TreeMap<>())
          .put(failure.path(), isNew ? failure.reason() : known);
    }
  }

  @Override
  public void stopped(String why) {
    synchronized (this) {
      if (!isOff) {
        reach(null);
      }
      become(Activity.STOPPED, null);
    }
    tellState();
  }

  @Override
  public void failed(Exception why) {
    String cause = why instanceof IOException e ? IoText.of(e) : String.valueOf(why);
    synchronized (this) {
      become(isForPeople(why) ? Activity.HALTED : Activity.WAITING, cause);
    }
    tellState();
  }

  /** Whether it goes on only once a person has done something, also if it looks for that itself. */
  private static boolean isForPeople(Exception why) {
    return why instanceof HaltException || why instanceof RefusedException;
  }

  /** The store could not be reached, or not used. */
  synchronized void lost(IOException why) {
    reach(IoText.of(why));
  }

  /** Until something is answered, or the look that asks comes to an end. */
  @Override
  public void waits(String what) {
    synchronized (this) {
      reach(what + "; it is asked again");
      isWaiting = true;
      if (isUnderWay()) {
        become(doing.activity(), "waits for the store: " + what);
      }
    }
    tellState();
  }

  @Override
  public void requested(StoreRequest request) {
    synchronized (this) {
      if (!isWaiting || request.outcome() == StoreRequest.Outcome.FAILED) {
        return;
      }
      reach(null);
      if (isUnderWay()) {
        become(doing.activity(), null);
      }
    }
    tellState();
  }

  private boolean isUnderWay() {
    return doing.activity() == Activity.LOOKING || doing.activity() == Activity.STARTING;
  }

  @Override
  public void heard(Events.State state) {
    tellState();
  }

  @Override
  public void leaf(LeafState state) {
    synchronized (this) {
      leaf = state.health() == LeafState.Health.NONE ? null : state;
    }
    tellState();
  }

  @Override
  public void heardOfOthers() {
    tellState();
  }

  private void tellState() {
    if (!watchers.isEmpty()) {
      watchers.tell(new AgentEvent.Now(state()));
    }
  }

  private void become(Activity activity, @Nullable String cause) {
    if (activity != doing.activity() || !Objects.equals(cause, doing.cause())) {
      Instant since = activity == doing.activity() ? doing.since() : clock.instant();
      doing = new Doing(activity, since, cause);
    }
  }

  private void reach(@Nullable String why) {
    boolean isReachable = why == null;
    isWaiting = false;
    boolean isSame = isReachable == store.isReachable();
    store = new StoreLink(isReachable, isSame ? store.since() : clock.instant(), why);
  }
}

package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.agent.SharedAgenda.Errand;
import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.rpc.Answering;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.loop.Ended;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.leaf.LeafKeeper;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.trace.Trace;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a device in its desired state until it is told to end. One thread looks and acts; others
 * listen and only say where to look.
 */
public final class Agent implements AutoCloseable {
  /** After which it is listened again, if that went wrong. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Then the message server of this machine ends too, which others may need until then. */
  private static final long SOON = TimeUnit.SECONDS.toNanos(3);

  /** Without anything to do for so long it rests. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final SharedAgenda agenda;
  private final LiveDevice device;
  private final RunLock lock;
  private final Told told;
  private final Knowledge knowledge;
  private final Limits limits;
  private final Trace trace;
  private final Answering answering;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Announcer announcer;
  private final LeafKeeper leaf;
  private final SourceWatch source;
  private final Supervisor supervisor;
  private boolean isReady;

  /** Whether something was done since it last rested. */
  private boolean isWarm = true;

  /** Whether what is followed is also looked at and listened to. */
  private boolean isTakenUp;

  /** Set once a person has to look before anything more may happen. */
  private boolean isHalted;

  private Agent(AgentParts parts, RunLock lock) {
    this.agenda = parts.agenda();
    this.device = parts.device();
    this.lock = lock;
    this.told = parts.told();
    this.knowledge = parts.knowledge();
    this.answering = new Answering(device.home(), knowledge, told::unanswered);
    this.limits = parts.limits();
    this.trace = parts.trace();
    this.announcer = parts.announcer();
    this.leaf = parts.leaf();
    this.source = parts.source();
    this.supervisor = parts.supervisor();
  }

  /** Whom an agent tells what it does, and by any thread what it asks of the store. */
  public interface Told extends RequestListener {
    /** It knows what to follow, and listens; what is there it has not looked at yet. */
    default void listens() {}

    /**
     * It watches and listens, or will as soon as the store can be reached; whatever changes from
     * now on is looked at.
     */
    void ready();

    /** This is what there is to do, and nothing of it is done; told again when that changes. */
    default void planned(Planned planned) {}

    /** An action was carried out. */
    default void done(Action action) {}

    /** It has looked, and done what it could. */
    void looked(LiveDevice.Looked looked);

    /** So much of a root is watched, after each look; not told before it was looked at once. */
    default void watches(RootName root, LiveRoot.Watches watches) {}

    /** Nothing is looked at, for somebody has said so: it is paused, say. */
    default void stopped(String why) {}

    /** It begins to look, and to do what there is to do. */
    default void begins() {}

    /** The look is over. */
    default void ends() {}

    /** There was nothing to do for some time, after there was something. */
    default void rests() {}

    /** A look came to nothing, and is tried again, unless a person has to look first. */
    void failed(Exception why);

    /**
     * These are the settings of this machine now.
     *
     * @param revision of the fleet document in force; 0 if it follows none
     */
    default void follows(DeviceConfig config, long revision) {}

    /**
     * A command asks it for something, {@code look} or {@code recheck}; called by any thread.
     *
     * @param asker what the command is at; null if it does not say
     */
    default void asked(String what, @Nullable TraceId asker) {}

    @Override
    default void requested(StoreRequest request) {}

    /** Commands cannot ask it how it stands; all else goes as it should. */
    default void unanswered(String why) {}

    /** Another device has published something, as the server says. */
    default void heardOfOthers() {}

    /** Something else came of publishing the fleet document from its source than before. */
    default void sourced(SourceNote note) {}

    /** It hears of the other devices otherwise than before. */
    default void heard(Events.State state) {}

    /** It goes otherwise than before with the message server of this machine. */
    default void leaf(LeafState state) {}

    /** So many messages about paths are at the message server. */
    default void announced(long messages) {}

    /** Of so many heads nobody is told what they have changed: that waited for too long. */
    default void passedOver(long heads) {}
  }

  /**
   * The agent of the device that the environment names; of the store nothing is read yet.
   *
   * @throws RefusedException if the device has an agent that runs
   */
  public static Agent of(Map<String, String> environment, Machine machine, Pace pace, Told told)
      throws IOException {
    return of(environment, machine, pace, told, Supervisor.NONE, new Trace());
  }

  /**
   * The same.
   *
   * @param supervisor is told that it goes on as long as it does
   * @param trace is told what it is at, look by look
   */
  public static Agent of(
      Map<String, String> environment,
      Machine machine,
      Pace pace,
      Told told,
      Supervisor supervisor,
      Trace trace)
      throws IOException {
    TcfsHome home = LiveDevice.home(environment);
    return switch (RunLock.takeAsAgent(home, "tcfsd", machine.now())) {
      case RunLock.Attempt.Taken(RunLock lock) -> {
        try {
          yield new Agent(
              AgentParts.of(home, environment, machine, pace, told, supervisor, trace), lock);
        } catch (IOException | RuntimeException e) {
          lock.close();
          throw e;
        }
      }
      case RunLock.Attempt.Busy busy ->
          throw new RefusedException(
              "this device has an agent already: " + busy.who(),
              "end that one first, or let it do its work");
    };
  }

  /** What there is to know of it, for any thread. */
  public AgentKnowledge knowledge() {
    return knowledge;
  }

  /** How it hears of the other devices now; null if the document names no servers. */
  public Events.@Nullable State hearing() {
    return announcer.state();
  }

  /** How it goes with the message server of this machine. */
  public LeafState leaf() {
    return leaf.state();
  }

  /** Looks and acts until {@link #end} is called. */
  public void run() throws InterruptedException {
    try {
      answering.follow();
      while (!agenda.isOver()) {
        supervisor.alive();
        Errand errand = agenda.await(patience());
        if (errand != null) {
          trace.begin(errand.trace());
          attend(errand.look());
        } else if (isWarm) {
          isWarm = false;
          told.rests();
        }
      }
    } finally {
      announcer.leave();
      over.countDown();
    }
  }

  private Duration patience() {
    Duration longest = supervisor.longestRest();
    return isWarm && QUIET.compareTo(longest) < 0 ? QUIET : longest;
  }

  private void attend(Look look) {
    if (look.isPoll()) {
      answering.follow(); // One that cannot be asked does its work all the same.
    }
    try {
      if (isHalted) {
        agenda.ended(look, Ended.WELL);
        return;
      }
      if (look.isPoll()) {
        follow();
      }
      String stop = device.whyStopped();
      agenda.pause(stop != null);
      if (stop != null) {
        agenda.ended(look, Ended.WELL);
        told.stopped(stop);
      } else {
        look(look);
      }
      beReady();
    } catch (IOException | RuntimeException e) {
      isWarm = true;
      if (e instanceof HaltException halt && halt.isSticky()) {
        isHalted = true;
        agenda.pause(true);
        agenda.ended(look, Ended.WELL);
        letOthersBe();
      } else {
        if (device.isOut()) {
          letOthersBe();
        }
        device.doubt(e);
        agenda.failed(look);
      }
      if (isWaitedFor(e) && !device.isLocal((IOException) e)) {
        knowledge.lost((IOException) e);
      }
      told.failed(e);
      if (isWaitedFor(e)) {
        beReady(); // It is waited for, and nothing is missed meanwhile.
      }
    }
  }

  /** Whether something could not be reached, or not used; not whether this device is to blame. */
  private static boolean isWaitedFor(Exception e) {
    return e instanceof IOException
        && !(e instanceof RefusedException)
        && !(e instanceof HaltException);
  }

  private void beReady() {
    if (!isReady) {
      isReady = true;
      told.ready();
    }
  }

  private void follow() throws IOException {
    if (device.isSwitchedOff()) {
      letOthersBe();
      knowledge.switchedOff();
      told.follows(device.config(), 0);
      isTakenUp = false;
      return;
    }
    isTakenUp &= !device.follow();
    knowledge.follows(device.desired());
    limits.follow(device.config().limits());
    told.follows(device.config(), device.desired().revision());
    leaf.follow(device.leaf());
    announcer.follow(device.nats(), device.fleet(), device.desired().device(), device.log());
    announcer.follows(device.desired().revision());
    if (isTakenUp) {
      return;
    }
    agenda.follow(device.roots().keySet());
    device.roots().forEach(this::listen);
    isTakenUp = true;
    told.listens();
  }

  /** This device has no part in the fleet now: it tells and serves nobody. */
  private void letOthersBe() {
    announcer.rest();
    leaf.follow(null);
  }

  private void look(Look look) throws IOException {
    told.begins();
    Optional<LiveDevice.Looked> looked;
    try {
      looked = device.look(look, this::begun, agenda.turn(limits));
    } finally {
      told.ends();
      device.roots().forEach(this::tellOfWatches); // Also if it came to nothing.
    }
    if (looked.isEmpty()) {
      agenda.busy(look);
    } else {
      isWarm |= looked.get().applied() != null;
      agenda.ended(look, looked.get().ended());
      told.looked(looked.get());
    }
  }

  private void tellOfWatches(RootName name, LiveRoot root) {
    LiveRoot.Watches watches = root.watches();
    if (watches != null) {
      told.watches(name, watches);
    }
  }

  /** What is there is known, and listened to. */
  private void begun(Planned planned) {
    told.planned(planned);
    beReady();
  }

  private void listen(RootName name, LiveRoot root) {
    Thread.ofPlatform()
        .daemon()
        .name("watch-" + name)
        .start(() -> {
          while (!isListened(name, root)) {
            LockSupport.parkNanos(PAUSE.toNanos());
          }
        });
  }

  /** Whether the root was listened to until it was closed; otherwise something was missed. */
  private boolean isListened(RootName name, LiveRoot root) {
    try {
      root.listenOn();
      return true;
    } catch (IOException | RuntimeException e) {
      agenda.hear(new Signal.Missed(name));
      told.failed(e);
      return false;
    }
  }

  /**
   * Lets what is under way come to its end, and waits for that. Then others are told that this one
   * goes, for some moments at the most. On return no program that it has started runs any more,
   * unless the kernel cannot end it.
   *
   * @param seconds at least 3; what it has started may take one more
   * @return false if it takes longer than so many seconds
   */
  public boolean end(int seconds) throws InterruptedException {
    long begin = System.nanoTime();
    agenda.end();
    source.close();
    boolean isOver = over.await(begin + SOON - System.nanoTime(), TimeUnit.NANOSECONDS);
    leaf.stop();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    isOver |= over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    leaf.close();
    stopAnswering();
    return isOver;
  }

  /** Nobody is left to find a socket at which nobody answers. */
  private void stopAnswering() {
    try {
      answering.close();
    } catch (IOException _) {
      // Whoever asks there finds that nobody answers.
    }
  }

  /** Lets everything go; to be called when it does not run, or not any more. */
  @Override
  public void close() throws IOException {
    answering.close();
    leaf.close();
    source.close();
    announcer.close();
    device.close();
    lock.close();
  }
}

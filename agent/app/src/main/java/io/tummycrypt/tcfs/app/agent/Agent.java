package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.loop.Ended;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.store.event.Events;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a device in its desired state until it is told to end. One thread looks and acts; others
 * listen and only say where to look.
 */
public final class Agent implements AutoCloseable {
  /** After which it is listened again, if that went wrong. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Without anything to do for so long it rests. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final SharedAgenda agenda;
  private final LiveDevice device;
  private final RunLock lock;
  private final Told told;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Announcer announcer;
  private final SourceWatch source;
  private final Supervisor supervisor;
  private boolean isReady;

  /** Whether something was done since it last rested. */
  private boolean isWarm = true;

  /** Whether what is followed is also looked at and listened to. */
  private boolean isTakenUp;

  /** Set once a person has to look before anything more may happen. */
  private boolean isHalted;

  private Agent(
      SharedAgenda agenda,
      LiveDevice device,
      Announcer announcer,
      SourceWatch source,
      Supervisor supervisor,
      RunLock lock,
      Told told) {
    this.announcer = announcer;
    this.source = source;
    this.supervisor = supervisor;
    this.agenda = agenda;
    this.device = device;
    this.lock = lock;
    this.told = told;
  }

  /** Whom an agent tells what it does. */
  public interface Told {
    /** It knows what to follow, and listens; what is there it has not looked at yet. */
    default void listens() {}

    /**
     * It watches and listens, or will as soon as the store can be reached; whatever changes from
     * now on is looked at.
     */
    void ready();

    /** It has looked. */
    void looked(LiveDevice.Looked looked);

    /** The fleet is suspended, or this agent is paused or switched off: nothing is looked at. */
    default void stopped() {}

    /** It begins to look, and to do what there is to do. */
    default void begins() {}

    /** The look is over. */
    default void ends() {}

    /** There was nothing to do for some time, after there was something. */
    default void rests() {}

    /** A look came to nothing, and is tried again, unless a person has to look first. */
    void failed(Exception why);

    /** Something else came of publishing the fleet document from its source than before. */
    default void sourced(SourceNote note) {}

    /** It hears of the other devices otherwise than before. */
    default void heard(Events.State state) {}
  }

  /**
   * The agent of the device that the environment names; of the store nothing is read yet.
   *
   * @throws RefusedException if the device has an agent that runs
   */
  public static Agent of(Map<String, String> environment, Machine machine, Pace pace, Told told)
      throws IOException {
    return of(environment, machine, pace, told, Supervisor.NONE);
  }

  /** The same under a supervisor, which is told that it goes on as long as it does. */
  public static Agent of(
      Map<String, String> environment, Machine machine, Pace pace, Told told, Supervisor supervisor)
      throws IOException {
    long origin = System.nanoTime();
    SharedAgenda agenda = new SharedAgenda(pace, () -> (System.nanoTime() - origin) / 1_000_000);
    Announcer announcer = new Announcer(agenda, told, machine::now);
    SourceWatch source = new SourceWatch(agenda, told);
    LiveDevice device =
        LiveDevice.open(
            environment, machine, supervisor.watch(), agenda, announcer::published, source);
    return switch (RunLock.takeAsAgent(device.home(), "tcfsd", machine.now())) {
      case RunLock.Attempt.Taken(RunLock lock) ->
          new Agent(agenda, device, announcer, source, supervisor, lock, told);
      case RunLock.Attempt.Busy busy ->
          throw new RefusedException(
              "this device has an agent already: " + busy.who(),
              "end that one first, or let it do its work");
    };
  }

  /** Looks and acts until {@link #end} is called. */
  public void run() throws InterruptedException {
    try {
      while (!agenda.isOver()) {
        supervisor.alive();
        Look look = agenda.await(patience());
        if (look != null) {
          attend(look);
        } else if (isWarm) {
          isWarm = false;
          told.rests();
        }
      }
    } finally {
      over.countDown();
    }
  }

  private Duration patience() {
    Duration longest = supervisor.longestRest();
    return isWarm && QUIET.compareTo(longest) < 0 ? QUIET : longest;
  }

  private void attend(Look look) {
    try {
      if (isHalted) {
        agenda.ended(look, Ended.WELL);
        return;
      }
      if (look.isPoll()) {
        follow();
      }
      boolean isStopped = device.isStopped();
      agenda.pause(isStopped);
      if (isStopped) {
        agenda.ended(look, Ended.WELL);
        told.stopped();
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
      } else {
        device.doubt(e);
        agenda.failed(look);
      }
      told.failed(e);
      if (isAway(e)) {
        beReady(); // It is waited for, and nothing is missed meanwhile.
      }
    }
  }

  /** Whether the store could not be reached, or not used; not whether this device is to blame. */
  private static boolean isAway(Exception e) {
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
      announcer.rest();
      isTakenUp = false;
      return;
    }
    isTakenUp &= !device.follow();
    announcer.follow(device.nats(), device.fleet(), device.desired().device());
    if (isTakenUp) {
      return;
    }
    agenda.follow(device.roots().keySet());
    device.roots().forEach(this::listen);
    isTakenUp = true;
    told.listens();
  }

  private void look(Look look) throws IOException {
    told.begins();
    Optional<LiveDevice.Looked> looked;
    try {
      looked = device.look(look);
    } finally {
      told.ends();
    }
    if (looked.isEmpty()) {
      agenda.busy(look);
    } else {
      isWarm |= looked.get().applied() != null;
      agenda.ended(look, looked.get().ended());
      told.looked(looked.get());
    }
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
   * Lets what is under way come to its end, and waits for that.
   *
   * @return false if it takes longer than so many seconds
   */
  public boolean end(int seconds) throws InterruptedException {
    agenda.end();
    return over.await(seconds, TimeUnit.SECONDS);
  }

  /** Lets everything go; to be called when it does not run, or not any more. */
  @Override
  public void close() throws IOException {
    source.close();
    announcer.close();
    device.close();
    lock.close();
  }
}

package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.leaf.LeafState.Health;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the server of this machine as it is to be: writes its configuration, starts it, starts it
 * anew when it has ended or is to be otherwise, and ends it. One thread does all of it, and never
 * keeps anybody waiting. Safe for several threads.
 */
public final class LeafKeeper implements AutoCloseable {
  /** After which it is looked again, if nothing has happened. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** The same, where there is nothing to look at. */
  private static final Duration REST = Duration.ofHours(1);

  /** What a server takes at most to answer once it was started. */
  private static final Duration START = Duration.ofSeconds(10);

  /** What a server takes at most to end; then it is killed, which takes half of that. */
  private static final Duration END = Duration.ofSeconds(6);

  private static final long FIRST_BACKOFF_MILLIS = 100;
  private static final long LONGEST_BACKOFF_MILLIS = 30_000;
  private static final Duration STEP = Duration.ofMillis(20);

  /** What a server that does not answer any more is given to end. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** After so long a server that ends has not failed at its start. */
  private static final Duration STEADY = Duration.ofMinutes(1);

  private static final String FULL =
      "its streams have nearly all of the disk that they may: raise spec.leafNode.maxFileBytes";

  private final LeafFiles files;
  private final LeafProcess process;
  private final Listener listener;
  private final InstantSource clock;
  private final Thread thread;
  private @Nullable LeafSetup setup;

  /** Whether somebody has said how it is to be. */
  private boolean isTold;

  /** Whether the last look found settings that do not hold; to try them takes a process. */
  private boolean isRefused;

  /** Something has happened since it was looked last. */
  private boolean isStirred;

  private boolean isClosed;

  /** How many clients the server had had when it was asked who they are. */
  private long everConnected;

  private volatile long stopped;
  private volatile LeafState state;

  private LeafKeeper(LeafFiles files, Listener listener, InstantSource clock, boolean isBound) {
    this.files = files;
    this.process = new LeafProcess(files, isBound);
    this.listener = listener;
    this.clock = clock;
    this.state = new LeafState(Health.NONE, clock.instant(), null, LeafUse.NONE);
    this.thread = Thread.ofPlatform().daemon().name("leaf").unstarted(this::run);
  }

  /** Whom to tell how it goes; called by one thread, which it must not hold up. */
  @FunctionalInterface
  public interface Listener {
    /** It goes otherwise than before: in health, in why, or in what it is used for. */
    void changed(LeafState before, LeafState now);
  }

  /**
   * Begins with the server as it was when an agent ran last: its hub and the store may both be away
   * now, and the devices near it need it then.
   */
  public static LeafKeeper start(LeafFiles files, Listener listener, InstantSource clock) {
    return start(files, listener, clock, /* isBound= */ true);
  }

  /** The same, with a server that may go on when this process is killed. */
  static LeafKeeper start(
      LeafFiles files, Listener listener, InstantSource clock, boolean isBound) {
    LeafKeeper keeper = new LeafKeeper(files, listener, clock, isBound);
    keeper.thread.start();
    return keeper;
  }

  /** From now on the server is to be so; null for none. */
  public synchronized void follow(@Nullable LeafSetup wanted) {
    if (!isTold || !Objects.equals(setup, wanted)) {
      isTold = true;
      setup = wanted;
      stir();
    }
  }

  /** How it goes now. */
  public LeafState state() {
    return state;
  }

  private synchronized void stir() {
    isStirred = true;
    notifyAll();
  }

  private void run() {
    int failures = 0;
    long failedAt = 0;
    while (!isClosed()) {
      Duration pause;
      try {
        isRefused = false;
        pause = !tend() ? REST : isRefused ? Duration.ofMillis(LONGEST_BACKOFF_MILLIS) : PAUSE;
      } catch (IOException | RuntimeException e) {
        long now = System.nanoTime();
        boolean wasSteady = now - failedAt > STEADY.toNanos();
        failures = wasSteady ? 1 : failures + 1;
        failedAt = now;
        become(Health.DOWN, e instanceof IOException io ? IoText.of(io) : String.valueOf(e));
        pause = backoff(failures);
      }
      await(pause);
    }
    end();
  }

  private static Duration backoff(int failures) {
    long millis = FIRST_BACKOFF_MILLIS << Math.min(failures, 10);
    return Duration.ofMillis(Math.min(LONGEST_BACKOFF_MILLIS, millis));
  }

  /** False if there is no server, and is to be none. */
  private boolean tend() throws IOException {
    LeafSetup wanted;
    boolean isKnown;
    synchronized (this) {
      isStirred = false;
      wanted = setup;
      isKnown = isTold;
    }
    if (!isKnown) {
      resume();
    } else if (wanted == null) {
      clear();
    } else {
      keep(wanted);
    }
    return !isKnown || wanted != null;
  }

  /** As it was: nobody has said yet how it is to be. One that ends is tried again after a pause. */
  private void resume() throws IOException {
    Optional<NatsProgram> program = process.lastProgram();
    boolean isToRun = program.isPresent() && Files.exists(files.configuration());
    if (isToRun && process.running().isEmpty()) {
      process.forgetOldLogs();
      process.start(program.get());
    }
  }

  private void clear() throws IOException {
    end();
    new LeafUpkeep(files).clear();
    become(Health.NONE, null);
  }

  private void keep(LeafSetup wanted) throws IOException {
    try {
      new LeafUpkeep(files).write(wanted);
    } catch (SettingsException e) {
      goOn(wanted, e);
      return;
    }
    process.forgetOldLogs();
    if (wanted.desired().isRun()) {
      runAs(wanted);
    } else if (Files.exists(files.started())) {
      end();
      Files.deleteIfExists(files.started());
    }
    tell(wanted, null);
  }

  /** What is set now does not hold: the server goes on by what held last, if there is one. */
  private void goOn(LeafSetup wanted, SettingsException refused) throws IOException {
    if (process.running().isEmpty()) {
      if (wanted.desired().isRun()) {
        resume();
      }
      throw refused;
    }
    isRefused = true;
    try {
      tell(wanted, "it goes on with its earlier settings, for " + IoText.of(refused));
    } catch (IOException e) {
      refused.addSuppressed(e);
      throw refused;
    }
  }

  private void runAs(LeafSetup wanted) throws IOException {
    Optional<ProcessHandle> running = process.running();
    if (running.isPresent() && process.isCurrent()) {
      return;
    }
    NatsProgram program = NatsProgram.require(wanted.settings());
    running.ifPresent(LeafProcess::end);
    Process started = process.start(program);
    awaitAnswer(wanted, started);
    // Not before: one that ends as soon as it has begun is tried again later and later.
    watch(started.toHandle());
  }

  /** What ends is looked at at once. */
  private void watch(ProcessHandle started) {
    var _ = started.onExit().thenRun(this::stir);
  }

  private void awaitAnswer(LeafSetup wanted, Process started) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!isClosed()) {
      if (!started.isAlive()) {
        throw ended("nats-server ended as soon as it had begun: ");
      }
      if (isAnswered(wanted) || System.nanoTime() > end) {
        return;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  private IOException ended(String what) throws IOException {
    String why = process.lastWords();
    return new IOException(what + (why.isEmpty() ? "see " + files.log() : why));
  }

  /** One that cannot have its port answers for a moment, and then ends. */
  private IOException silence(int port, IOException e) throws IOException {
    long end = System.nanoTime() + GRACE.toNanos();
    while (process.running().isPresent() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP.toNanos());
    }
    return process.running().isEmpty()
        ? ended("nats-server has ended: ")
        : new IOException("nats-server does not answer at 127.0.0.1:" + port, e);
  }

  private static boolean isAnswered(LeafSetup wanted) {
    try {
      return LeafMonitor.ask(wanted.desired().monitorPort()).name().equals(wanted.name());
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Asks it how it goes.
   *
   * @param trouble what is to be told besides; null if nothing is
   */
  private void tell(LeafSetup wanted, @Nullable String trouble) throws IOException {
    int port = wanted.desired().monitorPort();
    LeafMonitor.Vitals vitals;
    try {
      vitals = LeafMonitor.ask(port);
    } catch (IOException e) {
      if (wanted.desired().isRun()) {
        throw silence(port, e);
      }
      become(Health.WRITTEN, null);
      return;
    }
    if (!vitals.name().equals(wanted.name())) {
      String who = "another server answers at 127.0.0.1:%d, '%s'".formatted(port, vitals.name());
      if (wanted.desired().isRun()) {
        throw new IOException(who + ": set another spec.leafNode.monitorPort");
      }
      become(Health.WRITTEN, who);
      return;
    }
    LeafUse use = use(wanted, vitals);
    if (vitals.hubs() == 0) {
      String why = "no connection to " + String.join(", ", wanted.desired().remotes());
      become(Health.CUT, trouble == null ? why : why + "; " + trouble, use);
    } else {
      boolean isFull = vitals.isNearlyFull(wanted.desired().maxFileBytes());
      become(Health.CONNECTED, trouble == null && isFull ? FULL : trouble, use);
    }
  }

  /** Who is connected is asked only if somebody has come or gone since. */
  private LeafUse use(LeafSetup wanted, LeafMonitor.Vitals vitals) {
    boolean isSame =
        everConnected == vitals.everConnected() && state.use().clients() == vitals.clients();
    SortedSet<DeviceName> devices = isSame ? state.use().devices() : devices(wanted, vitals);
    return new LeafUse(
        vitals.clients(), vitals.fileBytes(), wanted.desired().maxFileBytes(), devices);
  }

  /** Those as before if it does not say it now, which is asked again: all else is known. */
  private SortedSet<DeviceName> devices(LeafSetup wanted, LeafMonitor.Vitals vitals) {
    try {
      SortedSet<DeviceName> devices = LeafMonitor.devices(wanted.desired().monitorPort());
      everConnected = vitals.everConnected();
      return devices;
    } catch (IOException _) {
      return state.use().devices();
    }
  }

  /** One that does not answer has no clients any more. */
  private void become(Health health, @Nullable String why) {
    become(health, why, health == Health.NONE ? LeafUse.NONE : state.use().withoutClients());
  }

  private void become(Health health, @Nullable String why, LeafUse use) {
    LeafState before = state;
    boolean isSame = before.health() == health;
    if (isSame && Objects.equals(before.why(), why) && before.use().equals(use)) {
      return;
    }
    state = new LeafState(health, isSame ? before.since() : clock.instant(), why, use);
    listener.changed(before, state);
  }

  private synchronized void await(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    try {
      while (!isStirred && !isClosed && System.nanoTime() < end) {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException _) {
      isClosed = true;
    }
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  /** What somebody else has started is theirs to end. */
  private void end() {
    if (!Files.exists(files.started())) {
      return;
    }
    try {
      process.running().ifPresent(LeafProcess::end);
    } catch (IOException e) {
      become(Health.DOWN, IoText.of(e));
    }
  }

  /** Begins to end the server, and waits for nothing. */
  public synchronized void stop() {
    if (!isClosed) {
      isClosed = true;
      stopped = System.nanoTime();
      notifyAll();
    }
  }

  /** Ends the server, and waits for that until it was told to for 6 seconds. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(END.minusNanos(System.nanoTime() - stopped));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.LimitSettings;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.SegmentFolder;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.home.UnnamedPackNotes;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.state.JournalStateStore;
import io.tummycrypt.tcfs.store.content.PackNotes;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One command's view of this machine: its folders, its configuration, and its fleet's store once it
 * is needed.
 */
final class Session {
  /** How long a command waits for the agent. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final TcfsHome home;
  private final Environment environment;
  private final Machine machine;
  private @Nullable FleetStore store;
  private Watch watch = Watch.NONE;
  private AgentLink agent = AgentLink.NONE;

  Session(TcfsHome home, Environment environment, Machine machine) {
    this.home = home;
    this.environment = environment;
    this.machine = machine;
  }

  /** To be called before the store is opened. */
  void watch(Watch watch) {
    this.watch = watch;
  }

  /** From now on this is the way to the agent of the device. */
  void reach(AgentLink link) {
    agent = link;
  }

  /** The way to the agent of this device. */
  AgentLink agent() {
    return agent;
  }

  Watch watch() {
    return watch;
  }

  /** Something that a person waits for. */
  @FunctionalInterface
  interface Lookup<T> {
    T look() throws IOException;
  }

  /** Does it as a phase of its own, so that it is timed, and shown if it is long. */
  <T> T during(Phase phase, Lookup<T> lookup) throws IOException {
    Progress progress = watch.progress();
    progress.enter(phase);
    try {
      return lookup.look();
    } finally {
      progress.rest();
    }
  }

  TcfsHome home() {
    return home;
  }

  Machine machine() {
    return machine;
  }

  Environment environment() {
    return environment;
  }

  /** Who this device is, checked against the environment. */
  DeviceConfig config() throws IOException {
    DeviceConfig config = configIfAny();
    if (config == null) {
      throw new RefusedException(
          "this machine is not part of a fleet yet: there is no " + home.deviceFile(),
          "tcfs init --store file:///FOLDER --device NAME --root NAME=PATH");
    }
    requireSame("TCFS_DEVICE", environment.device(), config.name().text());
    requireSame("TCFS_STORE", store(environment.store()), config.store().toString());
    requireSameServer(environment.s3().endpoint(), config.s3().endpoint());
    return config;
  }

  /** The one spelling of a URL; one that is none is not repeated: it may have a password in it. */
  private static @Nullable String store(@Nullable String text) throws RefusedException {
    String refusal = text == null ? null : StoreUrl.refusal(text);
    if (refusal != null) {
      throw new RefusedException("TCFS_STORE is no store URL: " + refusal, "unset TCFS_STORE");
    }
    return text == null ? null : StoreUrl.parse(text).toString();
  }

  /** Who this device is; null before {@code init}. */
  @Nullable DeviceConfig configIfAny() throws IOException {
    if (!DeviceConfig.exists(home)) {
      return null;
    }
    return switch (DeviceConfig.read(home)) {
      case Result.Ok<DeviceConfig>(DeviceConfig config) -> config;
      case Result.Rejected<DeviceConfig> rejected ->
          throw new RefusedException(
              rejected.findings().getFirst().toString(),
              "correct that line, or write the file anew with 'tcfs init'");
    };
  }

  private static void requireSame(String name, @Nullable String value, String configured)
      throws RefusedException {
    if (value != null && !value.equals(configured)) {
      throw new RefusedException(
          name + " says '" + value + "', and this device was set up with '" + configured + "'",
          "unset " + name + ", or name another folder in TCFS_HOME");
    }
  }

  /** What the variable says is not repeated: it may have a password in it. */
  private static void requireSameServer(@Nullable String set, @Nullable String configured)
      throws RefusedException {
    if (set != null && configured != null && !bare(set).equals(bare(configured))) {
      throw new RefusedException(
          "TCFS_S3_ENDPOINT names another server than '"
              + configured
              + "', which this device was set up with",
          "unset TCFS_S3_ENDPOINT, or name another folder in TCFS_HOME");
    }
  }

  private static String bare(String endpoint) {
    return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
  }

  /** The fleet's store; opened once. */
  FleetStore store() throws IOException {
    if (store == null) {
      DeviceConfig config = config();
      store =
          FleetStore.open(
              place(config),
              config.fleet(),
              machine.now(),
              watch.requests(),
              watch.concurrency(),
              new FleetStore.Kept(copies(config), notes(config)));
    }
    return store;
  }

  private PackNotes notes(DeviceConfig config) {
    return new UnnamedPackNotes(home, config.store().toString(), config.fleet(), machine::now);
  }

  /** The copies of segments; a store in a folder is as near as a copy would be. */
  SegmentCopies copies(DeviceConfig config) {
    return switch (config.store()) {
      case FolderUrl _ -> SegmentCopies.NONE;
      case BucketUrl _ -> new SegmentFolder(home);
    };
  }

  /** Where the store of this device is. */
  StorePlace place(DeviceConfig config) {
    return place(config.store(), config.s3());
  }

  /** Another store, as this session reaches it. */
  StorePlace place(StoreUrl url, S3Settings s3) {
    return new StorePlace(url, s3, environment.s3(), caller());
  }

  /** Who asks servers for something. */
  Caller caller() {
    return new Caller() {
      @Override
      public String text() {
        return Caller.text(ProgramVersion.text(), watch.trace().id());
      }

      @Override
      public void waits(String what) {
        watch.requests().waits(what);
      }
    };
  }

  /** Takes over a store that was opened on the way. */
  void use(FleetStore opened) {
    store = opened;
  }

  StateStore states() {
    return new JournalStateStore(home.state());
  }

  LocalDevice device(Desired desired) throws IOException {
    return new LocalDevice(store(), desired, states(), machine, home.folders(), watch.progress());
  }

  /** The lock without which nothing is changed; the agent gives it back after each look. */
  RunLock lock(String command) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      switch (RunLock.take(home, command, machine.now())) {
        case RunLock.Attempt.Taken(RunLock lock) -> {
          return lock;
        }
        case RunLock.Attempt.Busy busy -> {
          boolean isAgent = RunLock.lookForAgent(home) != null;
          if (System.nanoTime() > end || !isAgent) {
            throw new RefusedException(
                busy.who() + " is at work on this device",
                isAgent && isLimited()
                    ? "wait for it (limits in %s hold it back), then try again"
                        .formatted(home.deviceFile())
                    : "wait for it, then try again");
          }
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    }
  }

  /** A single file may take an agent as long as its limits have it. */
  private boolean isLimited() throws IOException {
    return DeviceConfig.exists(home)
        && DeviceConfig.read(home) instanceof Result.Ok<DeviceConfig>(DeviceConfig config)
        && !config.limits().equals(LimitSettings.NONE);
  }

  /** The same, on a machine that is part of a fleet; on another one nothing is made. */
  RunLock lockConfigured(String command) throws IOException {
    Switches.requireEnabled(this);
    return lock(command);
  }

  /**
   * The same, as a device that takes part under its own name; what changes anything begins here. An
   * agent that runs looks at it once it is over.
   */
  Turn lockMember(String command) throws IOException {
    RunLock lock = lockConfigured(command);
    try {
      new Membership(home, store()).require(config());
      new StoreProof(this).require(config());
      return new Turn(lock, agent());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The user's home folder, which {@code ~} stands for. */
  String user() {
    String user = environment.home();
    return user == null ? "/" : user;
  }

  /** The place that a path names, which may begin at the home folder. */
  Path expand(String path) {
    boolean isAtHome = path.equals("~") || path.startsWith("~/");
    return Path.of(isAtHome ? user() + path.substring(1) : path);
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.apply.Slice;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Ended;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.engine.device.Deeds;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Round;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Saying;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.engine.home.Pause;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.leaf.LeafSetup;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import io.tummycrypt.tcfs.store.slot.OwnLog;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The device that an environment names, kept in mind by an agent: what it has read of the store, of
 * its state and of its roots serves every look. For one thread.
 */
public final class LiveDevice implements AutoCloseable {
  private static final Looked AS_BEFORE = new Looked(null, null, Ended.WELL);

  /** How long it is believed that this device may act; its revocation is in the chains as well. */
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  private final Supplier<Session> opener;
  private final Attention attention;
  private final Deeds deeds;
  private Session session;
  private Reporting reporting;

  /** What it was set up by; null if that is in doubt. */
  private @Nullable SettingsPrint settings;

  /** When it was found that this device may act; null if that is in doubt. */
  private @Nullable Instant required;

  private Documents.@Nullable Ruling ruling;
  private @Nullable LocalDevice device;
  private SortedMap<RootName, LiveRoot> roots = new TreeMap<>();

  /** Where the chains ended after the last look; null if that did not do all that there was. */
  private @Nullable SortedMap<DeviceName, Long> seen;

  private final SourceAttention source;
  private final FailedActions failed;

  /** Whether the fleet has no place for this device, as was found last. */
  private boolean isOut;

  private LiveDevice(
      Supplier<Session> opener, Attention attention, Deeds deeds, DocumentFeed feed) {
    this.source = new SourceAttention(feed);
    this.opener = opener;
    this.session = opener.get();
    this.reporting = new Reporting(session);
    this.attention = attention;
    this.failed = new FailedActions(attention);
    this.deeds = deeds;
  }

  /**
   * Finds the device; nothing is read yet.
   *
   * @param watch sees what moves
   * @param attention is told what is heard of its roots
   * @param deeds is told what is done
   * @param feed reads the source of the fleet document, if there is one
   */
  public static LiveDevice open(
      Map<String, String> variables,
      Machine machine,
      Watch watch,
      Attention attention,
      Deeds deeds,
      DocumentFeed feed)
      throws IOException {
    Environment environment = Environment.of(variables);
    TcfsHome home = TcfsHome.of(environment);
    return new LiveDevice(
        () -> {
          Session session = new Session(home, environment, machine);
          session.watch(watch);
          return session;
        },
        attention,
        deeds,
        feed);
  }

  /**
   * Makes sure that the environment names a device, as far as this machine can tell.
   *
   * @return what this machine says of it
   * @throws IOException if there is none, or what is said of it does not hold
   */
  public static DeviceConfig require(Map<String, String> variables, Machine machine)
      throws IOException {
    Environment environment = Environment.of(variables);
    return new Session(TcfsHome.of(environment), environment, machine).config();
  }

  /** Where the device that the environment names keeps what is its own. */
  public static TcfsHome home(Map<String, String> variables) throws IOException {
    return TcfsHome.of(Environment.of(variables));
  }

  /** The name of that device, as far as this machine can tell; empty if it has none. */
  public static String name(Map<String, String> variables, Machine machine) throws IOException {
    Environment environment = Environment.of(variables);
    DeviceConfig config = new Session(TcfsHome.of(environment), environment, machine).configIfAny();
    return config == null ? "" : config.name().text();
  }

  /**
   * What came of a look.
   *
   * @param begun the plan that it began with; what was left of it or came after it is not in there;
   *     null if there was nothing new to look at
   * @param applied null if there was nothing new to look at
   */
  public record Looked(@Nullable Planned begun, @Nullable Applied applied, Ended ended) {}

  /** Where it keeps what is its own. */
  public TcfsHome home() {
    return session.home();
  }

  /** The roots that are kept in mind, by the document that was followed last. */
  public SortedMap<RootName, LiveRoot> roots() {
    return roots;
  }

  /**
   * Reads what the fleet wants of this device, and makes sure that it may act under its name.
   *
   * @return whether that is other than before; then the roots are others
   * @throws RefusedException if it may not, or the document does not hold for it
   * @throws IOException if the store cannot be read
   */
  public boolean follow() throws IOException {
    beginAnewIfSetOtherwise();
    publishFromSource();
    boolean isSame =
        device != null
            && ruling != null
            && session.store().revisions().highest() == ruling.desired().revision();
    if (isSame && isFresh(required)) {
      return false;
    }
    requireMember(session.config());
    required = session.machine().now();
    if (isSame) {
      return false;
    }
    Documents.Ruling now = followed();
    if (ruling != null && device != null && now.desired().equals(ruling.desired())) {
      return false;
    }
    close();
    LocalDevice fresh = session.device(now.desired());
    device = fresh;
    seen = null;
    ruling = now;
    roots = fresh.keepInMind(attention, deeds);
    return true;
  }

  private void requireMember(DeviceConfig config) throws IOException {
    isOut = false;
    try {
      new Membership(session.home(), session.store()).require(config);
    } catch (RefusedException e) {
      isOut = true;
      throw e;
    }
    new StoreProof(session).require(config);
  }

  private Documents.Ruling followed() throws IOException {
    Documents documents = new Documents(session);
    try {
      return documents.followed();
    } catch (RefusedException e) {
      isOut = documents.leaveOut(session.config().name());
      throw e;
    }
  }

  /**
   * Whether the last {@link #follow} failed because the fleet has no place for this device: it was
   * revoked, its name is another's, or the document leaves it out.
   */
  public boolean isOut() {
    return isOut;
  }

  /** Also where the document leaves this device out: that can only be mended there. */
  private void publishFromSource() throws IOException {
    if (Pause.since(home()) == null) {
      source.attend(session);
    }
  }

  /**
   * Whether this device is to ask no server for anything, by its own settings; then all that is
   * kept in mind is let go of.
   */
  public boolean isSwitchedOff() throws IOException {
    boolean isOff = !session.config().features().takesPart();
    if (isOff) {
      source.end();
      close();
    }
    return isOff;
  }

  /** Settings and keys that are others now hold from now on. */
  private void beginAnewIfSetOtherwise() throws IOException {
    if (settings != null && settings.holds()) {
      return;
    }
    close();
    session = opener.get();
    reporting = new Reporting(session);
    required = null;
    SettingsPrint now = SettingsPrint.of(List.of(session.home().deviceFile()));
    settings = now.and(session.config().s3().files());
  }

  private boolean isFresh(@Nullable Instant noted) {
    Instant now = session.machine().now();
    return noted != null && !noted.isAfter(now) && now.isBefore(noted.plus(BELIEVED));
  }

  /**
   * To be called after something went wrong: what was believed is in doubt then, and keys that were
   * refused are looked for again.
   */
  public void doubt(Exception why) {
    required = null;
    if (why instanceof AccessDeniedException) {
      settings = null;
    }
  }

  /** What it has published. */
  public OwnLog log() throws IOException {
    return session.store().log(session.config().name());
  }

  /** Whether something of this machine went wrong, in tcfs's own files or in a root. */
  public boolean isLocal(IOException failure) {
    if (!(failure instanceof FileSystemException failed) || failed.getFile() == null) {
      return false;
    }
    Path file = Path.of(failed.getFile());
    TcfsHome home = home();
    List<Path> own = new ArrayList<>();
    own.addAll(List.of(home.config(), home.keys(), home.state(), home.run(), home.cache()));
    if (ruling != null) {
      ruling.desired().roots().values().forEach(root -> own.add(Path.of(root.localPath().value())));
    }
    return own.stream().anyMatch(file::startsWith);
  }

  /** Which fleet it is in. */
  public FleetId fleet() throws IOException {
    return session.config().fleet();
  }

  /**
   * The servers through which devices hear of each other, and how they are reached; to be called
   * after {@link #follow}.
   */
  public NatsOptions nats() throws IOException {
    return Leaves.servers(session.config(), following().document());
  }

  /**
   * How this machine's own message server is to be; null if it is to have none. To be called after
   * {@link #follow}.
   */
  public @Nullable LeafSetup leaf() throws IOException {
    return Leaves.setup(session.home(), session.config(), following().document());
  }

  /** What this machine says of it; to be called after {@link #follow}. */
  public DeviceConfig config() throws IOException {
    return session.config();
  }

  /**
   * Why nothing is to be done, as the fleet says or somebody here; null if there is no such reason.
   *
   * @throws RefusedException if this program is too old for the fleet
   */
  public @Nullable String whyStopped() throws IOException {
    if (isSwitchedOff()) {
      return "it is switched off in device.yaml";
    }
    VersionFloor.require(following().document());
    if (following().desired().suspended().value()) {
      return "the fleet document suspends the fleet";
    }
    return Pause.since(home()) == null ? null : "it is paused, until 'tcfs resume'";
  }

  /** What is followed; to be called after {@link #follow}. */
  public Desired desired() {
    return following().desired();
  }

  private Documents.Ruling following() {
    Documents.Ruling now = ruling;
    if (now == null) {
      throw new IllegalStateException("nothing is followed yet");
    }
    return now;
  }

  /**
   * Looks, and does what there is to do.
   *
   * @param begun is told what that is before any of it is done, perhaps more than once; by then all
   *     roots are looked at and listened to
   * @param slice says when to leave the rest of much to do for the next look
   * @return empty if another run is at work on this device, or has just paused it
   * @throws IOException if the store or the state fails; what is done is done, and is never lost
   */
  public Optional<Looked> look(Look look, Consumer<Planned> begun, Slice slice) throws IOException {
    Documents.Ruling now = following();
    LocalDevice at = device;
    boolean isNew = look.isLocal() || (look.isPoll() && isSilentSomewhere());
    if (!isNew && look.skipped().isEmpty() && ends().equals(seen)) {
      reporting.reportLater();
      return Optional.of(AS_BEFORE);
    }
    if (at == null || !(take() instanceof RunLock.Attempt.Taken(RunLock lock))) {
      return Optional.empty();
    }
    seen = null;
    try (RunLock _ = lock) {
      if (Pause.since(home()) != null) {
        return Optional.empty(); // Whoever has begun one had the lock just now.
      }
      Resting resting = new Resting(session);
      resting.forget();
      LocalDevice.Approval always =
          plan -> {
            begun.accept(LocalOperations.planned(now, plan));
            return true;
          };
      List<Round> rounds = at.reconcile(Saying.NOTHING, always, look.skipped(), slice);
      Outcome outcome = new Outcome(List.of(), List.of(), List.of(), List.of());
      for (Round round : rounds) {
        outcome = outcome.then(Outcome.of(round.plan(), round.report()));
      }
      session.store().forgetUnnamedSegments();
      Round last = rounds.getLast();
      new WaitingPushes(session).settle(last.plan(), now.desired().roots().keySet());
      resting.note(last);
      failed.note(last.plan(), last.report(), look.skipped());
      seen = ends(last);
      Applied applied = new Applied(LocalOperations.planned(now, last.plan()), outcome);
      return Optional.of(
          new Looked(
              LocalOperations.planned(now, rounds.getFirst().plan()),
              reporting.note(applied, last),
              ended(rounds, look)));
    } finally {
      at.letGo();
    }
  }

  /** Whether there is a folder of which nothing is heard: it is looked at with each poll. */
  private boolean isSilentSomewhere() {
    return roots.values().stream()
        .map(LiveRoot::watches)
        .anyMatch(watches -> watches == null || watches.silent() > 0);
  }

  /** Where the chains end now. */
  private SortedMap<DeviceName, Long> ends() throws IOException {
    TreeMap<DeviceName, Long> ends = new TreeMap<>();
    session.store().heads().list().forEach((device, chain) -> ends.put(device, chain.last()));
    return ends;
  }

  /** Where they ended when the last round was over; null if something was left to do. */
  private static @Nullable SortedMap<DeviceName, Long> ends(Round last) {
    boolean isLeft =
        !last.report().done().isEmpty()
            || !last.report().failures().isEmpty()
            || !last.report().halted().isEmpty()
            || last.report().isCutShort()
            || !haltedIn(last.plan()).isEmpty();
    if (isLeft) {
      return null;
    }
    TreeMap<DeviceName, Long> ends = new TreeMap<>();
    last.known().forEach((device, slot) -> ends.put(device, slot.seq()));
    return ends;
  }

  private RunLock.Attempt take() throws IOException {
    return RunLock.take(session.home(), "tcfsd", session.machine().now());
  }

  /** What failed, but for what was not tried. */
  private static Ended ended(List<Round> rounds, Look look) {
    TreeMap<RootName, SortedSet<TreePath>> failed = new TreeMap<>();
    TreeSet<RootName> halted = new TreeSet<>();
    for (Round round : rounds) {
      halted.addAll(round.report().halted().keySet());
    }
    Round last = rounds.getLast();
    for (Report.Failure failure : last.report().failures()) {
      SortedSet<TreePath> skipped = look.skipped().get(failure.root());
      if (skipped == null || !skipped.contains(failure.path())) {
        failed.computeIfAbsent(failure.root(), _ -> new TreeSet<>()).add(failure.path());
      }
    }
    halted.addAll(haltedIn(last.plan()));
    return new Ended(failed, halted, last.report().isCutShort());
  }

  private static List<RootName> haltedIn(Plan plan) {
    return plan.notices().stream()
        .filter(Notice.Halted.class::isInstance)
        .map(notice -> ((Notice.Halted) notice).root())
        .toList();
  }

  @Override
  public void close() {
    if (device != null) {
      device.close();
      device = null;
    }
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.DeviceSettings;
import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.app.operations.InitRequest;
import io.tummycrypt.tcfs.app.operations.Initialised;
import io.tummycrypt.tcfs.app.operations.LogRequest;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Paused;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Publication;
import io.tummycrypt.tcfs.app.operations.PublishRequest;
import io.tummycrypt.tcfs.app.operations.PublishedManifest;
import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.Pulled;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.PushRequest;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.RevisionDifference;
import io.tummycrypt.tcfs.app.operations.Revocation;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.StoreOperations;
import io.tummycrypt.tcfs.app.operations.StoredVersion;
import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.Undecided;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.app.rpc.SocketLink;
import io.tummycrypt.tcfs.app.service.LocalServiceOperations;
import io.tummycrypt.tcfs.core.apply.Surveyor.Rest;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.plan.HeldSet;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Round;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Saying;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.engine.home.Pause;
import io.tummycrypt.tcfs.engine.home.ResolutionNotes;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations on the device that an environment names. */
public final class LocalOperations implements Operations {
  private final Session session;
  private final ServiceOperations services;

  private LocalOperations(Session session, ServiceOperations services) {
    this.session = session;
    this.services = services;
  }

  /** Finds the device of an environment; nothing is made or locked yet. */
  public static Operations open(Map<String, String> variables) throws IOException {
    return open(variables, new LocalMachine());
  }

  /** The same on a machine with another clock. */
  public static Operations open(Map<String, String> variables, Machine machine) throws IOException {
    Environment environment = Environment.of(variables);
    TcfsHome home = TcfsHome.of(environment);
    Session session = new Session(home, environment, machine);
    session.reach(new SocketLink(home, () -> session.watch().trace().id()));
    return new LocalOperations(session, LocalServiceOperations.of(variables));
  }

  @Override
  public AgentLink agent() {
    return session.agent();
  }

  @Override
  public void watch(Watch watch) {
    session.watch(watch);
  }

  @Override
  public Initialised init(InitRequest request) throws IOException {
    // Before the lock, too: its file would be left behind.
    new Initialisation(session).check(request);
    try (RunLock _ = session.lock("tcfs init")) {
      return new Initialisation(session).init(request);
    }
  }

  @Override
  public Path workingCopy() {
    return session.home().fleetFile();
  }

  @Override
  public Publication publishFleet(PublishRequest request) throws IOException {
    if (request.isFromSource()) {
      return new SourceByHand(session).publish(request.isTakingOver());
    }
    try (Turn _ = session.lockMember("tcfs fleet publish")) {
      return new Documents(session).publish(request.isTakingOver());
    }
  }

  @Override
  public Pulled pullFleet() throws IOException {
    try (Turn _ = session.lockMember("tcfs fleet pull")) {
      return new Documents(session).pull();
    }
  }

  @Override
  public Paused pause() throws IOException {
    Paused paused;
    try (RunLock _ = session.lockConfigured("tcfs pause")) {
      @Nullable Instant before = Pause.since(session.home());
      Instant since = before == null ? session.machine().now() : before;
      Pause.begin(session.home(), since);
      paused = new Paused(since, before == null);
    }
    session.agent().recheck();
    return paused;
  }

  @Override
  public Optional<Paused> resume() throws IOException {
    @Nullable Instant since;
    try (RunLock _ = session.lockConfigured("tcfs resume")) {
      since = Pause.since(session.home());
      Pause.end(session.home());
    }
    session.agent().recheck();
    return Optional.ofNullable(since).map(each -> new Paused(each, true));
  }

  @Override
  public RevisionDifference diffFleet(OptionalLong from, OptionalLong to) throws IOException {
    return new Documents(session).diff(from, to);
  }

  @Override
  public DeviceSettings settings(Optional<DeviceName> device) throws IOException {
    return new Documents(session).settings(device);
  }

  @Override
  public RootListing roots() throws IOException {
    return new Roots(session).list();
  }

  @Override
  public RootChange addRoot(RootName root, Optional<String> path) throws IOException {
    return change("tcfs root add", roots -> roots.add(root, path.orElse(null)));
  }

  @Override
  public RootChange removeRoot(RootName root) throws IOException {
    return change("tcfs root remove", roots -> roots.remove(root));
  }

  @Override
  public RootChange removeRootFromFleet(RootName root) throws IOException {
    return change("tcfs root remove", roots -> roots.removeFromFleet(root));
  }

  private interface RootEdit {
    RootChange on(Roots roots) throws IOException;
  }

  private RootChange change(String command, RootEdit edit) throws IOException {
    try (Turn _ = session.lockMember(command)) {
      return edit.on(new Roots(session));
    }
  }

  @Override
  public List<String> complete(Completion kind, String prefix) throws IOException {
    return new Completions(session).of(kind, prefix);
  }

  @Override
  public Enrolment enroll(Optional<DeviceName> name) throws IOException {
    try (RunLock _ = session.lockConfigured("tcfs device enroll")) {
      new StoreProof(session).require(session.config());
      return new Devices(session).enroll(name);
    }
  }

  @Override
  public List<DeviceEntry> devices() throws IOException {
    return new Devices(session).list();
  }

  @Override
  public Optional<Revocation> revoke(DeviceName device, Consent consent) throws IOException {
    try (Turn _ = session.lockMember("tcfs device revoke")) {
      return new Devices(session).revoke(device, consent);
    }
  }

  @Override
  public Planned plan() throws IOException {
    return plan(new Documents(session).toPlanFor());
  }

  private Planned plan(Documents.Ruling ruling) throws IOException {
    Streams streams = Streams.lookAt(session, ruling, /* isAgentBelieved= */ false);
    try (LocalDevice device = session.device(ruling.desired())) {
      Rest rest = new Resting(session).rest(device);
      Plan plan = rest != null ? rest.plan() : device.look(Decisions.NONE).plan();
      return planned(ruling, plan).with(streams.plan());
    }
  }

  @Override
  public Undecided conflicts() throws IOException {
    Documents.Ruling ruling = new Documents(session).toPlanFor();
    try (LocalDevice device = session.device(ruling.desired())) {
      LocalDevice.Look look = device.look(Decisions.NONE);
      return new Undecided(
          planned(ruling, look.plan()), new WaitingPushes(session).in(device, look));
    }
  }

  @Override
  public List<Outlook> planAll() throws IOException {
    Documents.Ruling own = new Documents(session).toPlanFor();
    Streams streams = Streams.lookAt(session, own, /* isAgentBelieved= */ false);
    try (LocalDevice device = session.device(own.desired())) {
      LocalDevice.Look look = device.look(Decisions.NONE);
      List<Outlook> outlooks = new ArrayList<>();
      outlooks.add(planned(own, look.plan()).with(streams.plan()));
      outlooks.addAll(new Outlooks(session, own, look.observed()).ofOthers());
      return outlooks;
    }
  }

  @Override
  public Optional<Applied> apply(Approval approval) throws IOException {
    try (Turn _ = session.lockMember("tcfs apply")) {
      return reconcile(Saying.NOTHING, approval, /* isAgentBelieved= */ false);
    }
  }

  @Override
  public Applied sync() throws IOException {
    try (Turn _ = session.lockMember("tcfs sync")) {
      return reconcile(Saying.NOTHING);
    }
  }

  private Applied reconcile(Saying saying) throws IOException {
    return reconcile(saying, _ -> true, /* isAgentBelieved= */ true).orElseThrow();
  }

  private Optional<Applied> reconcile(Saying saying, Approval approval, boolean isAgentBelieved)
      throws IOException {
    Switches.requireInFleet(session);
    Documents.Ruling ruling = new Documents(session).followed();
    VersionFloor.require(ruling.document());
    if (ruling.desired().suspended().value()) {
      return Optional.of(Suspension.nothingDone(planned(ruling, Suspension.emptyPlan(ruling))));
    }
    Streams streams = Streams.lookAt(session, ruling, isAgentBelieved);
    StreamMending mending = new StreamMending(streams, approval);
    return reconcile(saying, mending, ruling).map(mending::told);
  }

  private Optional<Applied> reconcile(Saying saying, Approval approval, Documents.Ruling ruling)
      throws IOException {
    try (LocalDevice device = session.device(ruling.desired())) {
      Resting resting = new Resting(session);
      Applied atRest = saying.equals(Saying.NOTHING) ? resting.applied(device, ruling) : null;
      if (atRest != null) {
        return approval.approves(atRest.planned())
            ? Optional.of(new Reporting(session).noteAtRest(atRest))
            : Optional.empty();
      }
      resting.forget();
      List<Round> rounds =
          device.reconcile(saying, plan -> approval.approves(planned(ruling, plan)));
      if (rounds.isEmpty()) {
        return Optional.empty();
      }
      Outcome outcome = new Outcome(List.of(), List.of(), List.of(), List.of());
      for (Round round : rounds) {
        outcome = outcome.then(Outcome.of(round.plan(), round.report()));
      }
      session.store().forgetUnnamedSegments();
      new WaitingPushes(session).settle(rounds.getLast().plan(), ruling.desired().roots().keySet());
      resting.note(rounds.getLast());
      Applied applied = new Applied(planned(ruling, toTell(rounds)), outcome);
      return Optional.of(new Reporting(session).note(applied, rounds.getLast()));
    }
  }

  /**
   * The last plan, with what those before it left behind: once a root is taken up somewhere else,
   * nobody knows any more where it was.
   */
  private static Plan toTell(List<Round> rounds) {
    Plan last = rounds.getLast().plan();
    List<Notice> notices = new ArrayList<>(last.notices());
    for (Round round : rounds) {
      for (Notice notice : round.plan().notices()) {
        if (notice instanceof Notice.LeftBehind && !notices.contains(notice)) {
          notices.add(notice);
        }
      }
    }
    return new Plan(last.device(), last.revision(), last.actions(), notices, last.bookkeeping());
  }

  static Planned planned(Documents.Ruling ruling, Plan plan) {
    return new Planned(ruling.desired(), ruling.source(), plan, null);
  }

  @Override
  public Status status(Optional<String> path) throws IOException {
    return new StatusLook(session).status(path);
  }

  @Override
  public SyncStatus syncStatus(Optional<String> path) throws IOException {
    return session.during(Phase.LOOK, () -> new SyncStatusLook(session).look(path));
  }

  @Override
  public Changes log(LogRequest request) throws IOException {
    return session.during(Phase.LOOK, () -> new HistoryLook(session).log(request));
  }

  @Override
  public StoredVersion show(String path, VersionName version) throws IOException {
    return session.during(Phase.LOOK, () -> new VersionLook(session).show(path, version));
  }

  @Override
  public PublishedManifest manifest(String target) throws IOException {
    return session.during(Phase.LOOK, () -> new ManifestLook(session).of(target));
  }

  @Override
  public Difference compare(String path, VersionName from, Optional<VersionName> to)
      throws IOException {
    try (Comparing comparing = new Comparing(session, path)) {
      return session.during(Phase.LOOK, () -> comparing.compare(from, to));
    }
  }

  @Override
  public Explained explain(String target) throws IOException {
    return new ExplainLook(session).explain(target);
  }

  @Override
  public Pushed push(PushRequest request) throws IOException {
    try (Turn _ = session.lockMember("tcfs push")) {
      return new Pushes(session).push(request);
    }
  }

  @Override
  public PulledFiles pull(PullRequest request) throws IOException {
    try (Turn _ = session.lockMember("tcfs pull")) {
      return new Pulls(session).pull(request);
    }
  }

  @Override
  public Applied resolve(String target, Choice choice, Optional<String> seen) throws IOException {
    try (Turn _ = session.lockMember("tcfs resolve-conflict")) {
      Applied applied = new Conflicts(session).resolve(target, choice, seen, this::reconcile);
      noteResolved(applied.outcome(), choice);
      return applied;
    }
  }

  /** For whoever is told of it; the conflict has ended all the same. */
  private void noteResolved(Outcome outcome, Choice choice) {
    List<Dot> edits = new ArrayList<>();
    for (Action action : outcome.done()) {
      if (action instanceof Action.Publish publish && action.reason().rule() == Rule.RESOLVED) {
        edits.add(publish.version().dot());
      }
    }
    try {
      new ResolutionNotes(session.home()).add(edits, choice);
    } catch (IOException _) {
      // It is told as an edit then.
    }
  }

  @Override
  public Applied release(RootName root, String hash) throws IOException {
    return decide(root, Release.CARRY_OUT, hash);
  }

  @Override
  public Applied reject(RootName root) throws IOException {
    return decide(root, Release.REJECT, null);
  }

  private Applied decide(RootName root, Release release, @Nullable String hash) throws IOException {
    try (Turn _ = session.lockMember("tcfs release")) {
      Documents.Ruling ruling = new Documents(session).published();
      Suspension.refuse(ruling);
      requireRoot(ruling.desired(), root);
      return reconcile(look -> release(look.plan(), root, release, hash));
    }
  }

  private static void requireRoot(Desired desired, RootName root) throws RefusedException {
    if (!desired.roots().containsKey(root)) {
      String known =
          desired.roots().keySet().stream().map(RootName::text).collect(Collectors.joining(", "));
      throw new RefusedException(
          "this device has no root '"
              + root
              + "'; "
              + (known.isEmpty() ? "it has none at all" : "it has " + known),
          "'tcfs status' shows its roots and what waits for you");
    }
  }

  /** The word of a person, if what is held is still what the person has seen. */
  private static Decisions release(Plan plan, RootName root, Release release, @Nullable String hash)
      throws RefusedException {
    HeldSet held =
        plan.heldSets().stream()
            .filter(set -> set.root().equals(root))
            .findFirst()
            .orElseThrow(() ->
                new RefusedException(
                    "nothing is held in root '" + root + "'",
                    "'tcfs status' shows what waits for you"));
    if (hash != null && !hash.equals(held.hash())) {
      throw new RefusedException(
          "what is held in root '" + root + "' is now " + held.hash() + ", not " + hash,
          "look at it again with 'tcfs diff-desired'");
    }
    return new Decisions(new TreeMap<>(Map.of(root, release)), new TreeMap<>());
  }

  @Override
  public Checkup checkUp(CheckupRequest request) throws IOException {
    return session.during(Phase.LOOK, () -> new Doctor(session, services, request).examine());
  }

  @Override
  public StoreOperations stores() {
    return new LocalStoreOperations(session);
  }

  @Override
  public ServiceOperations services() {
    return services;
  }

  @Override
  public void close() {
    // Each operation closes what it opened; one that failed has not said that it is over.
    session.watch().progress().rest();
  }
}

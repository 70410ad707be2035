package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.AgentSamples;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.StoreSamples;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.CopyRequest;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.DeviceSettings;
import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.app.operations.ImportRequest;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.app.operations.InitRequest;
import io.tummycrypt.tcfs.app.operations.Initialised;
import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.LogRequest;
import io.tummycrypt.tcfs.app.operations.Measured;
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
import io.tummycrypt.tcfs.app.operations.RevisionDifference;
import io.tummycrypt.tcfs.app.operations.Revocation;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.StoreChoice;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.app.operations.StoreOperations;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.app.operations.StoredVersion;
import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.Undecided;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.crds.effective.EffectiveSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A device that does what it is told to, and notes what it was asked. */
final class FakeOperations implements Operations {
  final List<String> asked = new ArrayList<>();
  Planned planned = Samples.empty();
  Publication publication = new Publication.Done(8);
  Path workingCopy = Path.of("fleet.yaml");
  Optional<Throwable> failure = Optional.empty();
  List<String> difference = List.of();
  Changes changes = new Changes(null, List.of(), 0, List.of());
  Checkup checkup = Samples.checkup();
  Inspected inspected = StoreSamples.inspected();
  FakeServices services = new FakeServices();
  boolean closed;

  @Override
  public Initialised init(InitRequest request) throws IOException {
    ask("init " + request.store() + " " + request.device() + " " + request.roots());
    return new Initialised(
        Initialised.How.CREATED,
        new FleetName("lab"),
        new DeviceName("yoga"),
        "SHA256:b01c",
        "file:///srv/tcfs",
        1,
        Path.of("/home/jess/fleet.yaml"),
        request.roots());
  }

  @Override
  public Path workingCopy() throws IOException {
    ask("workingCopy");
    return workingCopy;
  }

  @Override
  public Publication publishFleet(PublishRequest request) throws IOException {
    ask("publishFleet");
    return publication;
  }

  @Override
  public Paused pause() {
    return new Paused(Samples.NOON, true);
  }

  @Override
  public Optional<Paused> resume() {
    return Optional.of(new Paused(Samples.NOON, true));
  }

  @Override
  public Pulled pullFleet() throws IOException {
    ask("pullFleet");
    return new Pulled(workingCopy, 9, true);
  }

  @Override
  public RevisionDifference diffFleet(OptionalLong from, OptionalLong to) throws IOException {
    ask("diffFleet " + from + " " + to);
    return new RevisionDifference("revision 3", "revision 5", difference);
  }

  @Override
  public DeviceSettings settings(Optional<DeviceName> device) throws IOException {
    ask("settings " + device);
    Origin origin = new Origin("fleet.yaml", 3, 5, "spec.suspend");
    return new DeviceSettings(
        device.orElse(new DeviceName("yoga")),
        new Source.Published(7),
        List.of(new EffectiveSetting("suspend", "false", origin)));
  }

  @Override
  public RootListing roots() throws IOException {
    ask("roots");
    return Samples.roots();
  }

  @Override
  public RootChange addRoot(RootName root, Optional<String> path) throws IOException {
    ask("addRoot " + root + " " + path);
    return new RootChange(root, path.orElse("/home/jess/" + root), 9, true, List.of());
  }

  @Override
  public RootChange removeRoot(RootName root) throws IOException {
    ask("removeRoot " + root);
    return new RootChange(root, "/home/jess/" + root, 9, true, List.of(new DeviceName("mini")));
  }

  @Override
  public RootChange removeRootFromFleet(RootName root) throws IOException {
    ask("removeRootFromFleet " + root);
    return new RootChange(root, "", 9, true, List.of(new DeviceName("mini")));
  }

  @Override
  public List<String> complete(Completion kind, String prefix) throws IOException {
    ask("complete " + kind + " " + prefix);
    return List.of(prefix + "one", prefix + "t w\u001bo", prefix + "two");
  }

  @Override
  public Enrolment enroll(Optional<DeviceName> name) throws IOException {
    ask("enroll " + name);
    return new Enrolment(device(), false);
  }

  @Override
  public List<DeviceEntry> devices() throws IOException {
    ask("devices");
    return List.of(device());
  }

  private static DeviceEntry device() {
    return new DeviceEntry(
        new DeviceName("yoga"),
        "SHA256:b01c",
        DeviceEntry.State.ENROLLED,
        true,
        false,
        Samples.reported(),
        null);
  }

  @Override
  public Checkup checkUp(CheckupRequest request) throws IOException {
    ask("checkUp " + request);
    return checkup;
  }

  @Override
  public Optional<Revocation> revoke(DeviceName device, Consent consent) throws IOException {
    if (device.text().equals("yoga") && !consent.isGiven()) {
      return Optional.empty();
    }
    ask("revoke " + device);
    return Optional.of(new Revocation(device, false));
  }

  @Override
  public Planned plan() throws IOException {
    ask("plan");
    return planned;
  }

  @Override
  public Undecided conflicts() throws IOException {
    ask("conflicts");
    return new Undecided(planned, List.of());
  }

  @Override
  public List<Outlook> planAll() throws IOException {
    ask("planAll");
    return List.of(
        planned, new Outlook.Unknown(new DeviceName("mini"), "it has not reported yet", false));
  }

  @Override
  public Applied sync() throws IOException {
    ask("sync");
    return applied();
  }

  @Override
  public Optional<Applied> apply(Approval approval) throws IOException {
    ask("apply");
    if (!approval.approves(planned)) {
      return Optional.empty();
    }
    ask("approved");
    return Optional.of(applied());
  }

  private Applied applied() {
    return new Applied(
        planned, new Outcome(planned.plan().actions(), List.of(), List.of(), List.of()));
  }

  @Override
  public Status status(Optional<String> path) throws IOException {
    ask("status " + path);
    return new Status(
        planned,
        "file:///srv/tcfs",
        null,
        List.of(),
        List.of(),
        null,
        null,
        AgentSamples.NOBODY,
        null);
  }

  @Override
  public SyncStatus syncStatus(Optional<String> path) throws IOException {
    ask("syncStatus " + path);
    return new SyncStatus("yoga", null, AgentSamples.NOBODY, List.of(), null);
  }

  @Override
  public Changes log(LogRequest request) throws IOException {
    ask("log " + request);
    return changes;
  }

  @Override
  public StoredVersion show(String path, VersionName version) throws IOException {
    ask("show " + path + " " + version);
    return Samples.storedVersion();
  }

  @Override
  public PublishedManifest manifest(String target) throws IOException {
    ask("manifest " + target);
    return Samples.manifest();
  }

  @Override
  public Difference compare(String path, VersionName from, Optional<VersionName> to)
      throws IOException {
    ask("compare " + path + " " + from + " " + to);
    return Samples.fileDifference();
  }

  @Override
  public Explained explain(String target) throws IOException {
    ask("explain " + target);
    Place place = Place.parse(target);
    return new Explained(
        planned, place, "/home/jess/" + target, List.of(), List.of(), List.of(), null);
  }

  @Override
  public Pushed push(PushRequest request) throws IOException {
    ask("push " + request.paths() + " " + request.as() + " " + request.choice());
    return new Pushed(applied(), List.of(), List.of(), List.of(), List.of(), new TreeMap<>());
  }

  @Override
  public PulledFiles pull(PullRequest request) throws IOException {
    ask("pull " + request.remote() + " " + request.local() + " " + request.force());
    return new PulledFiles(
        request.remote(),
        request.local(),
        1,
        0,
        1,
        applied().outcome(),
        null,
        List.of(),
        List.of(),
        null);
  }

  @Override
  public Applied resolve(String target, Choice choice, Optional<String> seen) throws IOException {
    ask("resolve " + target + " " + choice + seen.map(hash -> " " + hash).orElse(""));
    return applied();
  }

  @Override
  public Applied release(RootName root, String hash) throws IOException {
    ask("release " + root + " " + hash);
    return applied();
  }

  @Override
  public Applied reject(RootName root) throws IOException {
    ask("reject " + root);
    return applied();
  }

  private void ask(String what) throws IOException {
    asked.add(what);
    if (failure.isPresent()) {
      switch (failure.get()) {
        case IOException io -> throw io;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        case Throwable other -> throw new AssertionError(other);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public StoreOperations stores() {
    return new Stores();
  }

  @Override
  public ServiceOperations services() {
    return services;
  }

  private final class Stores implements StoreOperations {
    @Override
    public Inspected inspect(StoreChoice store, boolean readData) throws IOException {
      ask("inspectStore " + store + " " + readData);
      return inspected;
    }

    @Override
    public Measured measure(StoreChoice store) throws IOException {
      ask("measureStore " + store);
      return StoreSamples.measured();
    }

    @Override
    public StoreCopied copy(CopyRequest request) throws IOException {
      ask("copyStore " + request);
      return StoreSamples.copied();
    }

    @Override
    public Optional<StoreRepaired> repair(boolean readData, RepairApproval approval)
        throws IOException {
      ask("repairStore " + readData);
      return approval.approves(StoreSamples.repairPlanned())
          ? Optional.of(StoreSamples.repaired())
          : Optional.empty();
    }

    @Override
    public Imported planImport(ImportRequest request) throws IOException {
      ask("plan " + request);
      return Samples.importPlanned();
    }

    @Override
    public Optional<Imported> importOlder(ImportRequest request, ImportApproval approval)
        throws IOException {
      ask("import " + request);
      Imported planned = Samples.importPlanned();
      if (!approval.approves(planned)) {
        return Optional.empty();
      }
      ask("approved");
      return Optional.of(Samples.imported());
    }
  }
}

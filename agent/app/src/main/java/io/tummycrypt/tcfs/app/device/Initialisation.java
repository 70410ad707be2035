package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.InitRequest;
import io.tummycrypt.tcfs.app.operations.Initialised;
import io.tummycrypt.tcfs.app.operations.Initialised.How;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.core.apply.RootGate;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.FreshDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry.Entered;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry.UnprovenStoreException;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.Features;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.HostNames;
import io.tummycrypt.tcfs.engine.home.NatsSettings;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.S3Variables;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.meta.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes this machine a device of a fleet, and the fleet if there is none. Every step may be
 * repeated.
 */
final class Initialisation {
  private final Session session;

  Initialisation(Session session) {
    this.session = session;
  }

  /** Refuses what cannot be done; nothing is made. */
  void check(InitRequest request) throws IOException {
    DeviceConfig before = session.configIfAny();
    if (before != null) {
      Switches.requireEnabled(session);
    }
    StorePlace place = place(request, before);
    requireSameNats(request.nats(), before);
    requireSameSource(request.source(), before);
    new InitCheck(session, place, device(request, before), request.roots()).require(before);
  }

  Initialised init(InitRequest request) throws IOException {
    check(request);
    DeviceConfig before = session.configIfAny();
    StorePlace place = place(request, before);
    DeviceName device = device(request, before);
    Entered entered = enter(place, before);
    FleetStore store = entered.store();
    session.use(store);
    session.home().create();
    makeFolders(request.roots());
    FleetId fleet = store.identity().fleet();
    Enrolment enrolment = new Devices(session).enrol(device);
    if (before == null) {
      // Not before the name is ours: a machine whose name is refused may choose another.
      DeviceConfig config =
          new DeviceConfig(
              device,
              place.url(),
              fleet,
              place.s3(),
              request.nats(),
              request.source(),
              Features.ALL);
      config.write(session.home());
      new StoreProof(session).note(config);
    }
    Revision revision = document(store, place, device, request.roots());
    if (before == null || !WorkingCopy.exists(session.home())) {
      WorkingCopy.write(session.home(), revision.number(), revision.document().text());
    }
    takeBackUnmarkedRoots();
    How how = entered.created() ? How.CREATED : enrolment.already() ? How.ALREADY : How.JOINED;
    Desired desired = new Documents(session).published().desired();
    TreeMap<RootName, String> roots = new TreeMap<>();
    desired.roots().forEach((name, root) -> roots.put(name, root.localPath().value()));
    return new Initialised(
        how,
        store.identity().name(),
        device,
        enrolment.device().fingerprint(),
        place.url().toString(),
        revision.number(),
        session.home().fleetFile(),
        roots);
  }

  /** With the server that is found now: later runs may have another environment. */
  private StorePlace place(InitRequest request, @Nullable DeviceConfig before) throws IOException {
    StoreUrl url = url(request, before);
    S3Settings asked = request.s3();
    if (before != null) {
      if (!asked.equals(S3Settings.NONE) && !asked.equals(before.s3())) {
        throw new RefusedException(
            "this device reaches its store in another way already",
            "correct s3 in " + session.home().deviceFile());
      }
      return session.place(before);
    }
    S3Variables variables = session.environment().s3();
    return switch (url) {
      case FolderUrl _ when !asked.equals(S3Settings.NONE) ->
          throw new RefusedException(
              "--s3 is for a bucket, and the store is " + url, "leave --s3 out");
      case FolderUrl _ -> session.place(url, asked);
      case BucketUrl bucket -> session.place(url, asked.located(bucket, variables));
    };
  }

  private void requireSameNats(NatsSettings asked, @Nullable DeviceConfig before)
      throws RefusedException {
    if (before != null && !asked.equals(NatsSettings.NONE) && !asked.equals(before.nats())) {
      throw new RefusedException(
          "this device reaches its NATS servers in another way already",
          "correct nats in " + session.home().deviceFile());
    }
  }

  private void requireSameSource(@Nullable SourceSettings asked, @Nullable DeviceConfig before)
      throws RefusedException {
    if (before != null && asked != null && !asked.equals(before.source())) {
      throw new RefusedException(
          "this device has another source for the fleet document, or none",
          "correct documentSource in " + session.home().deviceFile());
    }
  }

  private StoreUrl url(InitRequest request, @Nullable DeviceConfig before) throws IOException {
    StoreUrl url = request.store() != null ? request.store() : urlInEnvironment();
    if (url == null && before != null) {
      return before.store();
    }
    if (url == null) {
      throw new UsageException("no store is named: give --store file:///FOLDER, or set TCFS_STORE");
    }
    if (before != null && !before.store().equals(url)) {
      throw new RefusedException(
          "this device belongs to the store " + before.store() + ", not " + url,
          "for another fleet name another folder in TCFS_HOME");
    }
    return url;
  }

  private @Nullable StoreUrl urlInEnvironment() throws RefusedException {
    String text = session.environment().store();
    try {
      return text == null ? null : StoreUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "TCFS_STORE is no " + e.getMessage(),
          "set TCFS_STORE to the URL of a store, or unset it",
          e);
    }
  }

  private DeviceName device(InitRequest request, @Nullable DeviceConfig before) throws IOException {
    DeviceName asked = request.device();
    String variable = session.environment().device();
    if (asked == null && variable != null) {
      if (!DeviceName.isValid(variable)) {
        throw new RefusedException(
            "TCFS_DEVICE is no device name, found '" + variable + "'",
            "set TCFS_DEVICE to a name of a-z, 0-9 and '-', or unset it");
      }
      asked = new DeviceName(variable);
    }
    if (before != null && asked != null && !asked.equals(before.name())) {
      throw new RefusedException(
          "this machine is device '" + before.name() + "', not '" + asked + "'",
          "for a second device on this machine name another folder in TCFS_HOME");
    }
    if (before != null) {
      return before.name();
    }
    return asked != null ? asked : HostNames.deviceName(LocalMachine.hostName());
  }

  private void makeFolders(SortedMap<RootName, String> roots) throws IOException {
    for (String path : roots.values()) {
      Files.createDirectories(session.expand(path));
    }
  }

  private Entered enter(StorePlace place, @Nullable DeviceConfig before) throws IOException {
    if (before != null) {
      new StoreProof(session).require(before);
      return new Entered(session.store(), false);
    }
    FleetId id = new FleetId(session.machine().random(), session.machine().random());
    Identity mine = new Identity(fleetName(place.url()), id, ChunkSizes.USUAL);
    String token = HexFormat.of().toHexDigits(session.machine().random());
    try {
      return StoreEntry.at(place, mine, token, session.machine().now(), session.watch().requests());
    } catch (UnprovenStoreException e) {
      throw new RefusedException(
          e.getMessage() + "; nothing was written",
          switch (place.url()) {
            case FolderUrl _ ->
                "put the store on a file system that has hard links and can be written";
            case BucketUrl _ ->
                "use a bucket that can be written, of a server that heeds If-None-Match";
          },
          e);
    }
  }

  /** A fleet is named after the last name in its store's URL, where that is a name. */
  static FleetName fleetName(StoreUrl url) {
    String last = url.lastName();
    return new FleetName(last.isEmpty() ? "fleet" : HostNames.deviceName(last).text());
  }

  private Revision document(
      FleetStore store, StorePlace place, DeviceName device, SortedMap<RootName, String> roots)
      throws IOException {
    FleetDocument first =
        valid(first(store.identity().name(), place, natsUrls(session), device, roots));
    return valid(
        new PublishedDocument(store)
            .change(
                first,
                document -> document.withDevice(device, roots),
                device,
                session.machine().now()));
  }

  /** What a fleet begins with. */
  static Result<FleetDocument> first(
      FleetName fleet,
      StorePlace place,
      List<String> natsUrls,
      DeviceName device,
      SortedMap<RootName, String> roots) {
    Storage storage =
        switch (place.url()) {
          case FolderUrl folder -> new Storage(null, folder.directory().toString());
          case BucketUrl bucket -> new Storage(storage(bucket, place.s3()), null);
        };
    return FreshDocument.create("fleet.yaml", fleet, storage, natsUrls, device, roots);
  }

  static List<String> natsUrls(Session session) {
    String urls = session.environment().nats();
    return urls == null ? List.of() : List.of(urls.split(" *, *"));
  }

  private static Storage.S3 storage(BucketUrl url, S3Settings s3) {
    return new Storage.S3(
        s3.endpoint(),
        url.bucket(),
        url.prefix().isEmpty() ? null : url.prefix(),
        s3.region(),
        s3.insecure(),
        s3.caFile());
  }

  /** What was checked is valid still, unless somebody was faster since then. */
  private static <T> T valid(Result<T> result) throws RefusedException {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Rejected<T> rejected -> {
        List<Finding> findings = rejected.findings();
        throw new RefusedException(
            "the fleet document cannot have this device: " + findings.getFirst(),
            "declare the root in the document: tcfs fleet pull, an editor, tcfs fleet publish");
      }
    };
  }

  /** A root whose marker is gone is taken up anew: a person has said that this is the folder. */
  private void takeBackUnmarkedRoots() throws IOException {
    Desired desired = new Documents(session).published().desired();
    for (DesiredRoot root : desired.roots().values()) {
      RootMemory memory = session.states().load().root(root.name());
      try (LocalFolder folder = new LocalFolder(root.localPath().value())) {
        RootLook look = new LocalRootReader(folder, session.machine()::now).look();
        if (memory != null && RootGate.needsTakingBack(root, memory, look)) {
          session
              .states()
              .commit(
                  List.of(
                      new StateChange.ForgetBases(root.name()),
                      new StateChange.Remember(
                          root.name(),
                          new RootMemory(
                              "", List.of(), memory.fileSystem(), /* isJoining= */ false))));
        }
      }
    }
  }
}

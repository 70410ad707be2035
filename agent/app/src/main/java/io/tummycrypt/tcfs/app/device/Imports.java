package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.ImportRequest;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.StoreOperations.ImportApproval;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.view.UnreadableSlot;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.fleet.OlderPlace;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.ImportPlanner;
import io.tummycrypt.tcfs.store.older.ImportedVersions;
import io.tummycrypt.tcfs.store.older.OlderCatalog;
import io.tummycrypt.tcfs.store.older.OlderFormatException;
import io.tummycrypt.tcfs.store.older.OlderObjects;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Imports the store of an older tcfs: reads all of its index, says what that comes to, and
 * publishes what the fleet does not have.
 */
final class Imports {
  private final Session session;

  Imports(Session session) {
    this.session = session;
  }

  /** Says what an import would do, through nothing that could write. */
  Imported plan(ImportRequest request) throws IOException {
    Documents.Ruling ruling = new Documents(session).published();
    try (LocalDevice device = device(ruling)) {
      return plan(request, ruling, device, open(request));
    }
  }

  Optional<Imported> run(ImportRequest request, ImportApproval approval) throws IOException {
    Documents.Ruling ruling = new Documents(session).followed();
    Suspension.refuse(ruling);
    OlderObjects objects = open(request);
    try (LocalDevice device = device(ruling)) {
      Imported planned = plan(request, ruling, device, objects);
      return approval.approves(planned)
          ? Optional.of(new ImportRun(session, device.publisher(), objects).carryOut(planned))
          : Optional.empty();
    }
  }

  /** No folder of this machine has to do with it. */
  private LocalDevice device(Documents.Ruling ruling) throws IOException {
    return session.device(ruling.desired().withRoots(new TreeMap<>()));
  }

  private Imported plan(
      ImportRequest request, Documents.Ruling ruling, LocalDevice device, OlderObjects objects)
      throws IOException {
    requireTarget(ruling, request.into());
    requireOther(request.source());
    Progress progress = session.watch().progress();
    progress.enter(Phase.LOOK);
    OlderCatalog.Contents contents = read(objects, request.source());
    Observed observed = device.observe();
    requireReadable(observed);
    progress.enter(Phase.PLAN);
    ImportedVersions versions =
        new ImportedVersions(ruling.desired().device(), session.machine().now());
    ImportPlan plan = ImportPlanner.plan(contents, observed.view(), request.into(), versions);
    progress.rest();
    return Imported.planned(request.source().toString(), plan);
  }

  /** As this device reaches its own bucket, unless it is told otherwise. */
  private OlderObjects open(ImportRequest request) throws IOException {
    S3Settings s3 = request.s3() == null ? session.config().s3() : request.s3();
    return new OlderPlace(request.source(), s3, session.environment().s3(), session.caller())
        .open(session.watch().requests());
  }

  private static OlderCatalog.Contents read(OlderObjects objects, StoreUrl source)
      throws IOException {
    try {
      return new OlderCatalog(objects).read();
    } catch (StoreAbsentException e) {
      throw new RefusedException(
          "'%s' cannot be imported: %s".formatted(source, IoText.of(e)),
          "name what has 'index', 'manifests' and 'chunks' in it",
          e);
    } catch (OlderFormatException e) {
      throw new RefusedException(
          "'%s' cannot be imported: %s".formatted(source, IoText.of(e)),
          "to join it: tcfs init --store " + source + ", with another TCFS_HOME",
          e);
    }
  }

  /** A root that nobody has asked for would be on no device. */
  private static void requireTarget(Documents.Ruling ruling, Place into) throws RefusedException {
    TreeSet<RootName> roots =
        Roots.named(ruling.document()).stream().collect(Collectors.toCollection(TreeSet::new));
    roots.add(RootName.DETACHED);
    if (!roots.contains(into.root())) {
      throw new RefusedException(
          "the fleet has no root '" + into.root() + "' to import into",
          "name one of %s; or make it first: tcfs root add %s=PATH"
              .formatted(
                  roots.stream().map(RootName::text).collect(Collectors.joining(", ")),
                  into.root()));
    }
    String refusal = into.path() == null ? null : SafeNames.refusal(into.path());
    String own = into.path() == null ? null : NameVerdict.ownIn(into.path());
    if (refusal != null || own != null) {
      throw new RefusedException(
          "nothing can be imported into '%s': %s"
              .formatted(into, refusal == null ? "'" + own + "' belongs to tcfs" : refusal),
          "name another folder");
    }
  }

  private void requireOther(StoreUrl source) throws IOException {
    if (source.equals(session.config().store())) {
      throw new RefusedException(
          "'" + source + "' is the store of this fleet itself", "name that of an older tcfs");
    }
  }

  /** What cannot be read may be just what an import must not be a conflict of. */
  private static void requireReadable(Observed observed) throws RefusedException {
    for (Map.Entry<?, UnreadableSlot> device : observed.heads().unreadable().entrySet()) {
      throw new RefusedException(
          "what the fleet has cannot be told: device %s: %s"
              .formatted(device.getKey(), device.getValue().problem()),
          "restore that object from a copy of the store, and run the command again");
    }
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.crds.rules.LocalPath;
import io.tummycrypt.tcfs.crds.rules.MappedRoot;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Change;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.fleet.SourceRulesException;
import io.tummycrypt.tcfs.engine.home.LastRevision;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The roots of this device in the fleet document, which is changed by publishing the next one. */
final class Roots {
  private final Session session;
  private final Documents documents;

  Roots(Session session) {
    this.session = session;
    this.documents = new Documents(session);
  }

  RootListing list() throws IOException {
    Documents.Ruling ruling = documents.toPlanFor();
    List<RootListing.Mapped> roots = new ArrayList<>();
    for (DesiredRoot root : ruling.desired().roots().values()) {
      roots.add(new RootListing.Mapped(root.name(), root.localPath().value(), root.mode().value()));
    }
    List<RootListing.Unmapped> others = new ArrayList<>();
    for (TcfsFleet.Root root : ofFleet(ruling.document())) {
      RootName name = new RootName(String.valueOf(root.name()));
      if (!ruling.desired().roots().containsKey(name)) {
        others.add(new RootListing.Unmapped(name, root.path()));
      }
    }
    return new RootListing(session.config().name(), ruling.source(), roots, others);
  }

  /**
   * Gives this device a root.
   *
   * @param path absolute or beginning with {@code ~}; null for the path of the fleet's root
   */
  RootChange add(RootName root, @Nullable String path) throws IOException {
    if (root.equals(RootName.DETACHED)) {
      throw new RefusedException(
          "root name '" + root + "' is reserved: it is for files that belong to no root",
          "choose another name: tcfs root add NAME=PATH");
    }
    Revision before = documents.withoutEdits();
    DeviceName device = session.config().name();
    FleetDocument document = before.document();
    @Nullable String written =
        mapped(document, device, root).map(m -> m.path().value()).orElse(null);
    if (written != null && (path == null || samePlace(written, path))) {
      return change(before, root, false);
    }
    requireAddable(document, root, path, written);
    FleetDocument next = fitting(with(document, device, root, path), root);
    Path folder = Path.of(path(next, root));
    RootPlaceCheck places = new RootPlaceCheck(session, session.store(), "tcfs root add ");
    places.requireApart(root, folder, session.config().store());
    places.require(root, folder);
    Files.createDirectories(folder);
    return change(publish(before, d -> with(d, device, root, path)), root, true);
  }

  private static void requireAddable(
      FleetDocument document, RootName root, @Nullable String path, @Nullable String written)
      throws RefusedException {
    if (written != null) {
      throw new RefusedException(
          "root '%s' is at '%s' on this device, not at '%s'".formatted(root, written, path),
          "to move it, change its path in the document: tcfs fleet pull, an editor, tcfs fleet"
              + " publish");
    }
    if (path != null) {
      return;
    }
    Optional<TcfsFleet.Root> known =
        ofFleet(document).stream().filter(r -> root.text().equals(r.name())).findFirst();
    if (known.isEmpty() || known.get().path() == null) {
      throw new RefusedException(
          known.isEmpty()
              ? "the fleet has no root '" + root + "' yet"
              : "the fleet's root '" + root + "' has no path of its own",
          "say where it is on this device: tcfs root add " + root + "=PATH");
    }
  }

  /** What the next document cannot have is refused as that, for it has no lines yet. */
  private FleetDocument fitting(Result<FleetDocument> next, RootName root) throws IOException {
    DeviceName device = session.config().name();
    Result<Effective> effective = next.then(d -> Effective.of(d, device, session.user(), 0));
    if (effective instanceof Result.Rejected<Effective> rejected) {
      throw new RefusedException(
          "root '%s' cannot be added: %s".formatted(root, rejected.findings().getFirst().message()),
          "choose another folder: tcfs root add %s=PATH; or change the document by hand: tcfs fleet pull, an editor, tcfs fleet publish"
              .formatted(root));
    }
    return valid(next);
  }

  private static Result<FleetDocument> with(
      FleetDocument document, DeviceName device, RootName root, @Nullable String path) {
    boolean known = ofFleet(document).stream().anyMatch(r -> root.text().equals(r.name()));
    Result<FleetDocument> fleet = known ? new Result.Ok<>(document) : document.withRoot(root);
    return fleet.then(
        d -> has(d, device, root) ? new Result.Ok<>(d) : d.withRoot(device, root, path));
  }

  /** Takes a root from this device. */
  RootChange remove(RootName root) throws IOException {
    Revision before = documents.withoutEdits();
    DeviceName device = session.config().name();
    if (!has(before.document(), device, root)) {
      throw new RefusedException(
          "this device has no root '" + root + "'", "'tcfs root list' shows what it has");
    }
    String path = path(before.document(), root);
    Revision after = publish(before, d -> without(d, device, root));
    return new RootChange(root, path, after.number(), true, others(after.document(), root));
  }

  /** Takes a root from the fleet, and so from all devices. */
  RootChange removeFromFleet(RootName root) throws IOException {
    Revision before = documents.withoutEdits();
    if (ofFleet(before.document()).stream().noneMatch(r -> root.text().equals(r.name()))) {
      throw new RefusedException(
          "the fleet has no root '" + root + "'", "'tcfs root list' shows what it has");
    }
    String path = path(before.document(), root);
    List<DeviceName> others = others(before.document(), root);
    Revision after = publish(before, d -> withoutAnywhere(d, root));
    return new RootChange(root, path, after.number(), true, others);
  }

  private static Result<FleetDocument> without(
      FleetDocument document, DeviceName device, RootName root) {
    return has(document, device, root)
        ? document.withoutRoot(device, root)
        : new Result.Ok<>(document);
  }

  private static Result<FleetDocument> withoutAnywhere(FleetDocument document, RootName root) {
    Result<FleetDocument> result = new Result.Ok<>(document);
    for (DeviceName device : document.deviceNames()) {
      boolean lists = document.device(device).orElseThrow().has("spec.roots");
      result = lists ? result.then(d -> without(d, device, root)) : result;
    }
    return result.then(d -> d.withoutRoot(root));
  }

  private Revision publish(Revision before, Change change) throws IOException {
    Revision after = valid(changed(before, change));
    LastRevision.note(session.home(), after.number());
    WorkingCopy.write(session.home(), after.number(), after.document().text());
    return after;
  }

  private Result<Revision> changed(Revision before, Change change) throws IOException {
    try {
      return new PublishedDocument(session.store())
          .change(before.document(), change, session.config().name(), session.machine().now());
    } catch (SourceRulesException e) {
      throw Documents.ruled(e);
    }
  }

  private RootChange change(Revision revision, RootName root, boolean changed) throws IOException {
    FleetDocument document = revision.document();
    return new RootChange(
        root, path(document, root), revision.number(), changed, others(document, root));
  }

  /** Where a root is on this device; empty if it is not here. */
  private String path(FleetDocument document, RootName root) throws IOException {
    DesiredRoot desired = effective(document).desired().roots().get(root);
    return desired == null ? "" : desired.localPath().value();
  }

  private Effective effective(FleetDocument document) throws IOException {
    return valid(Effective.of(document, session.config().name(), session.user(), 0));
  }

  private List<DeviceName> others(FleetDocument document, RootName root) throws IOException {
    DeviceName own = session.config().name();
    return document.deviceNames().stream()
        .filter(device -> !device.equals(own) && has(document, device, root))
        .toList();
  }

  private static boolean has(FleetDocument document, DeviceName device, RootName root) {
    return mapped(document, device, root).isPresent();
  }

  private static Optional<MappedRoot> mapped(
      FleetDocument document, DeviceName device, RootName root) {
    Optional<Located<TcfsDevice>> located = document.device(device);
    return located.stream()
        .flatMap(d -> MappedRoot.of(document.fleet(), d).stream())
        .filter(m -> m.name().equals(root.text()))
        .findFirst();
  }

  /** The roots that the fleet has, whether this device has them or not. */
  static List<RootName> named(FleetDocument document) {
    return ofFleet(document).stream()
        .map(root -> new RootName(Objects.requireNonNull(root.name())))
        .toList();
  }

  private static List<TcfsFleet.Root> ofFleet(FleetDocument document) {
    List<TcfsFleet.Root> roots = document.spec().roots();
    return roots == null ? List.of() : roots;
  }

  private static boolean samePlace(String a, String b) {
    return LocalPath.refusal(b) == null && LocalPath.of(a).equals(LocalPath.of(b));
  }

  private static <T> T valid(Result<T> result) throws RefusedException {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Rejected<T> rejected ->
          throw new RefusedException(
              "the fleet document cannot be changed in this way: " + rejected.findings().getFirst(),
              "change it by hand: tcfs fleet pull, an editor, tcfs fleet publish");
    };
  }
}

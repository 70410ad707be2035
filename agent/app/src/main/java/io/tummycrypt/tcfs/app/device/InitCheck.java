package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether {@code init} can have what it was asked for, and makes nothing: one that is refused
 * leaves no trace, and binds this machine to no store.
 */
final class InitCheck {
  private static final Pattern ROOT = Pattern.compile("spec\\.roots\\[([0-9]+)]\\.(name|path)");

  private final Session session;
  private final StorePlace place;
  private final DeviceName device;
  private final SortedMap<RootName, String> roots;

  InitCheck(
      Session session, StorePlace place, DeviceName device, SortedMap<RootName, String> roots) {
    this.session = session;
    this.place = place;
    this.device = device;
    this.roots = roots;
  }

  void require(@Nullable DeviceConfig before) throws IOException {
    FleetStore store =
        before == null
            ? StoreEntry.look(place, session.machine().now(), session.watch().requests())
            : session.store();
    Revision latest = null;
    if (store != null) {
      new Membership(session.home(), store).requireFreeOrOurs(device);
      latest = new PublishedDocument(store).latest();
    }
    RootPlaceCheck places = new RootPlaceCheck(session, store, "--root ");
    requireDocument(store, latest == null ? null : latest.document(), places);
    for (Map.Entry<RootName, String> root : roots.entrySet()) {
      places.require(root.getKey(), session.expand(root.getValue()));
    }
  }

  private void requireDocument(
      @Nullable FleetStore store, @Nullable FleetDocument published, RootPlaceCheck places)
      throws IOException {
    Result<FleetDocument> changed =
        published == null
            ? Initialisation.first(
                store == null ? Initialisation.fleetName(place.url()) : store.identity().name(),
                place,
                Initialisation.natsUrls(session),
                device,
                roots)
            : published.withDevice(device, roots);
    switch (changed.then(next -> Effective.of(next, device, session.user(), 0))) {
      case Result.Rejected<Effective> rejected -> throw refusal(published, rejected.findings());
      case Result.Ok<Effective>(Effective effective) -> {
        for (var root : effective.desired().roots().values()) {
          places.requireApart(root.name(), Path.of(root.localPath().value()), place.url());
        }
      }
    }
  }

  /** Of what would be written the lines are nowhere yet: a root is named as it was given. */
  private RefusedException refusal(@Nullable FleetDocument published, List<Finding> findings) {
    Finding first = findings.getFirst();
    Matcher field = ROOT.matcher(first.path());
    boolean isNew = published == null || published.device(device).isEmpty();
    if (isNew && field.matches() && Integer.parseInt(field.group(1)) < roots.size()) {
      Map.Entry<RootName, String> root =
          List.copyOf(roots.entrySet()).get(Integer.parseInt(field.group(1)));
      return new RefusedException(
          "--root " + root.getKey() + "=" + root.getValue() + ": " + first.message(),
          field.group(2).equals("name")
              ? "choose another name: --root NAME=" + root.getValue()
              : "choose another folder: --root " + root.getKey() + "=PATH");
    }
    if (published == null && first.path().startsWith("spec.nats")) {
      return new RefusedException(
          "TCFS_NATS: " + first.message(), "set another TCFS_NATS, or none, then try again");
    }
    if (published == null) {
      return new RefusedException(
          "there can be no fleet in " + place.url() + ": " + first.message(),
          "choose another --store");
    }
    return new RefusedException(
        "the fleet document cannot have this device: " + first,
        "declare the root in the document, on a device of the fleet: tcfs fleet pull, an editor,"
            + " tcfs fleet publish");
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.doctor.Remedy;
import io.tummycrypt.tcfs.app.doctor.StoreCheck;
import io.tummycrypt.tcfs.app.doctor.TraitCheck;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.DirectoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreTrait;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks how a store stands, from the way to it up to what it promises. */
final class StoreLook {
  private static final String OUT_OF_REACH = "the store cannot be asked";

  private final Session session;
  private final StorePlace place;
  private final @Nullable DeviceConfig config;
  private final boolean mayWrite;

  /**
   * Nothing is looked at yet.
   *
   * @param config of the device whose store it is; null for that of any fleet, or of none yet
   */
  StoreLook(Session session, StorePlace place, @Nullable DeviceConfig config, boolean mayWrite) {
    this.session = session;
    this.place = place;
    this.config = config;
    this.mayWrite = mayWrite;
  }

  /** What was found; {@code isOpen} if other checks may ask the store. */
  record Seen(List<Check> checks, boolean isOpen) {}

  Seen look() {
    if (config == null && isToBeMade()) {
      String found = "there is no store yet; 'tcfs init' makes one";
      return new Seen(List.of(Check.ok(Topic.ENDPOINT, found)), false);
    }
    List<StoreTrait> traits;
    try {
      traits = place.examiner(mayWrite, session.machine()::now).examine();
    } catch (IOException e) {
      return new Seen(List.of(Remedy.failed(Topic.ENDPOINT, e)), false);
    }
    Instant now = session.machine().now();
    List<Check> checks = new ArrayList<>();
    traits.forEach(trait -> checks.add(TraitCheck.of(trait, now)));
    boolean isOpen = traits.stream().noneMatch(TraitCheck::isInTheWay);
    if (isOpen) {
      checks.addAll(ofObjects());
    } else {
      checks.add(Check.skipped(Topic.IDENTITY, OUT_OF_REACH));
      checks.addAll(StoreCheck.skipped(OUT_OF_REACH));
    }
    return new Seen(checks, isOpen);
  }

  /** Whether a folder is empty, or not there: as {@code init} finds it. */
  private boolean isToBeMade() {
    try {
      return place.url() instanceof FolderUrl folder
          && StoreEntry.look(folder.directory(), session.machine().now(), RequestListener.NONE)
              == null
          && !DirectoryObjectStore.isAt(folder.directory());
    } catch (IOException e) {
      return false;
    }
  }

  private List<Check> ofObjects() {
    ObjectStore objects;
    Identity identity;
    try {
      Instant now = session.machine().now();
      objects =
          new ObservedObjectStore(place.open(now), session.watch().requests(), System::nanoTime);
      identity = identity(objects);
    } catch (IOException e) {
      List<Check> checks = new ArrayList<>(List.of(Remedy.failed(Topic.IDENTITY, e)));
      checks.addAll(StoreCheck.skipped("it is not known whose store it is"));
      return checks;
    }
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.ok(
            Topic.IDENTITY,
            identity == null
                ? "nobody's yet; 'tcfs init' makes a fleet"
                : "fleet " + identity.name() + ", " + identity.fleet()));
    if (identity != null && config != null) {
      checks.add(registry(FleetStore.of(objects, identity), config));
    }
    checks.addAll(promises(objects));
    return checks;
  }

  private @Nullable Identity identity(ObjectStore objects) throws IOException {
    if (config != null) {
      return Identities.require(objects, config.fleet());
    }
    try {
      return Identities.read(objects);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private Check registry(FleetStore store, DeviceConfig device) {
    try {
      new Membership(session.home(), store).require(device);
      return Check.ok(Topic.REGISTRY, "device " + device.name() + " is in use, with this key");
    } catch (IOException e) {
      return Remedy.failed(Topic.REGISTRY, e);
    }
  }

  private List<Check> promises(ObjectStore objects) {
    String token = Long.toHexString(session.machine().random());
    StoreCheck check = new StoreCheck(objects, "doctor-" + token, System::nanoTime);
    List<Check> checks =
        new ArrayList<>(
            mayWrite ? check.writing() : StoreCheck.skipped("not tried out, for --no-writes"));
    checks.add(check.latency());
    return checks;
  }
}

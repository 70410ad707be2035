package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.StoreChoice;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.store.check.Census;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Inspection;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all that is in a store: that of this device, whose fleet is known whatever the store
 * says, or any other one.
 */
final class StoreLooks {
  private final Session session;
  private final StoreChoice choice;

  StoreLooks(Session session, StoreChoice choice) {
    this.session = session;
    this.choice = choice;
  }

  /** A store that is open, and whose fleet is known. */
  private record Opened(StorePlace place, ObjectReader objects, FleetId fleet, boolean isOwn) {}

  Inspected inspect(boolean readData) throws IOException {
    Opened opened = open();
    Inspection inspection =
        new Inspection(
            opened.objects,
            opened.fleet,
            opened.isOwn ? session.copies(session.config()) : SegmentCopies.NONE,
            readData,
            new StoreProgress(session));
    Condition condition =
        opened.isOwn ? inspection.look(known(), session.config().name()) : inspection.look();
    return new Inspected(opened.place.url().toString(), condition);
  }

  Measured measure() throws IOException {
    Opened opened = open();
    Census census =
        new Census(
            opened.objects, opened.fleet, session.machine().now(), new StoreProgress(session));
    return new Measured(opened.place.url().toString(), census.measure());
  }

  private Opened open() throws IOException {
    DeviceConfig config =
        choice.url() == null && !isNamedOnly() ? session.config() : session.configIfAny();
    StorePlace place = place(config);
    ObjectReader objects =
        new ObservedObjectStore(
            place.open(session.machine().now()), session.watch().requests(), System::nanoTime);
    boolean isOwn = config != null && place.url().equals(config.store());
    FleetId fleet = isOwn && config != null ? config.fleet() : fleet(place, objects);
    return new Opened(place, objects, fleet, isOwn);
  }

  /** A machine that is part of no fleet, in an environment that names a store. */
  private boolean isNamedOnly() throws IOException {
    return session.environment().store() != null && !DeviceConfig.exists(session.home());
  }

  private StorePlace place(@Nullable DeviceConfig config) throws IOException {
    if (choice.url() != null) {
      return new StorePlaces(session).place(choice.url(), choice.s3());
    }
    if (config != null) {
      return session.place(config);
    }
    String named = String.valueOf(session.environment().store());
    String refusal = StoreUrl.refusal(named);
    if (refusal != null) {
      throw new RefusedException("TCFS_STORE is no store URL: " + refusal, "correct TCFS_STORE");
    }
    return session.place(StoreUrl.parse(named), choice.s3());
  }

  private static FleetId fleet(StorePlace place, ObjectReader objects) throws IOException {
    try {
      return Identities.read(objects).fleet();
    } catch (NoSuchFileException none) {
      throw new RefusedException(
          "the store " + place.url() + " belongs to no fleet: it has no identity",
          "see that the URL is right; where a device of its fleet looks, the rest is checked, too",
          none);
    }
  }

  /** What was read here before; nothing where that is lost. */
  private SortedMap<DeviceName, KnownSlot> known() {
    try {
      return session.states().load().known();
    } catch (IOException lost) {
      return new TreeMap<>();
    }
  }
}

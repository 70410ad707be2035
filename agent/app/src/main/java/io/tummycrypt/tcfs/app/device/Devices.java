package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.Operations.Consent;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.app.operations.Revocation;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.view.Slot;
import io.tummycrypt.tcfs.engine.fleet.Enrolment.Outcome;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.DeviceKey;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import io.tummycrypt.tcfs.store.meta.DeviceRecord;
import io.tummycrypt.tcfs.store.meta.DeviceRecord.Kind;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The registry of devices. */
final class Devices {
  private static final int ATTEMPTS = 20;

  private final Session session;

  Devices(Session session) {
    this.session = session;
  }

  Enrolment enroll(Optional<DeviceName> name) throws IOException {
    DeviceConfig config = session.config();
    if (name.isPresent() && !name.get().equals(config.name())) {
      throw new RefusedException(
          "this machine is device '" + config.name() + "', not '" + name.get() + "'",
          "leave --name out; for a second device on this machine name another TCFS_HOME");
    }
    return enrol(config.name());
  }

  Enrolment enrol(DeviceName device) throws IOException {
    new Membership(session.home(), session.store()).requireFreeOrOurs(device);
    DeviceKey key =
        DeviceKey.exists(session.home())
            ? DeviceKey.read(session.home())
            : DeviceKey.create(session.home());
    Outcome outcome =
        new io.tummycrypt.tcfs.engine.fleet.Enrolment(session.store())
            .enrol(
                device, key.publicKey().text(), LocalMachine.hostName(), session.machine().now());
    return switch (outcome) {
      case Outcome.Enrolled(DeviceRecord record, boolean already) ->
          new Enrolment(entry(record, device, null, null), already);
      // Somebody was faster since we looked.
      case Outcome.NameTaken(DeviceRecord by) -> throw Membership.taken(by);
      case Outcome.Retired(DeviceRecord record) -> throw Membership.revoked(record, null);
    };
  }

  List<DeviceEntry> list() throws IOException {
    DeviceName self = session.config().name();
    FleetStore store = session.store();
    long published = new Documents(session).publishedRevision();
    TreeMap<DeviceName, Long> highest = new TreeMap<>();
    store.heads().list().forEach((device, chain) -> highest.put(device, chain.last()));
    LastReports reports = new LastReports(session);
    List<DeviceEntry> entries = new ArrayList<>();
    for (DeviceRecord record : store.registry().latest().values()) {
      DeviceReport report = reports.of(record.device());
      Reported reported = report == null ? null : Reported.of(report, published, highest);
      entries.add(entry(record, self, reported, reports.unreadable(record.device())));
    }
    return entries;
  }

  private static DeviceEntry entry(
      DeviceRecord record,
      DeviceName self,
      @Nullable Reported reported,
      @Nullable UnreadableReport unreadable) {
    return new DeviceEntry(
        record.device(),
        record.fingerprint().toString(),
        record.kind() == Kind.RETIRE ? DeviceEntry.State.REVOKED : DeviceEntry.State.ENROLLED,
        record.device().equals(self),
        false,
        reported,
        unreadable);
  }

  Optional<Revocation> revoke(DeviceName device, Consent consent) throws IOException {
    FleetStore store = session.store();
    DeviceRecord record = store.registry().latest(device);
    if (record == null) {
      throw new RefusedException(
          "no device '" + device + "' was ever enrolled", "'tcfs device list' shows the devices");
    }
    if (device.equals(session.config().name()) && !consent.isGiven()) {
      return Optional.empty();
    }
    boolean already = !endChain(store, device);
    if (record.kind() != Kind.RETIRE) {
      store
          .registrar()
          .create(
              new DeviceRecord(
                  device,
                  record.n() + 1,
                  Kind.RETIRE,
                  record.publicKey(),
                  record.machine(),
                  session.machine().now()));
      store.registrar().heal();
    }
    return Optional.of(new Revocation(device, already && record.kind() == Kind.RETIRE));
  }

  /** Puts an end after the chain's highest slot; false if it has one. */
  private boolean endChain(FleetStore store, DeviceName device) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SortedSet<Long> chain = store.heads().list().get(device);
      long highest = chain == null || chain.isEmpty() ? 0 : chain.last();
      if (highest > 0 && isEnd(store, device, highest)) {
        return false;
      }
      SealedSlot end =
          store
              .headWriter()
              .sealEnd(device, highest + 1, session.config().name(), session.machine().now());
      if (store.headWriter().create(end) == Creation.CREATED) {
        return true;
      }
    }
    throw new RefusedException(
        "device '" + device + "' is not revoked yet: it keeps publishing", "revoke it again");
  }

  /** One that cannot be read is as none: an end after it does no harm. */
  private static boolean isEnd(FleetStore store, DeviceName device, long seq) throws IOException {
    try {
      return store.heads().read(device, seq) instanceof Slot.EndSlot;
    } catch (UnreadableSlotException _) {
      return false;
    }
  }
}

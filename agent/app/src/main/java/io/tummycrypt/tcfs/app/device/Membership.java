package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.DeviceKey;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.DeviceRecord;
import io.tummycrypt.tcfs.store.meta.DeviceRecord.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether this machine may act under a device's name: the registry says that the name is in use,
 * and whose key it belongs to. Looked at before anything is changed, for a device speaks for the
 * whole fleet.
 */
final class Membership {
  private final TcfsHome home;
  private final FleetStore store;

  Membership(TcfsHome home, FleetStore store) {
    this.home = home;
    this.store = store;
  }

  /** The name that is configured is enrolled, with the key that is here. */
  void require(DeviceConfig config) throws IOException {
    DeviceRecord record = record(config.name());
    if (record == null) {
      throw new RefusedException(
          "device '%s' is not in the registry of the store %s: there is no '%s'"
              .formatted(config.name(), config.store(), StoreKeys.deviceRecord(config.name(), 1)),
          "put the name that this device was enrolled with back into "
              + home.deviceFile()
              + "; if the registry has lost it, restore that object from a copy of the store, or run"
              + " 'tcfs init' again");
    }
    requireOurs(record);
  }

  /**
   * The same before a device is enrolled: the name may be free, and nothing is made where it is
   * not, or where the key has another name already. What is remembered beside the key is that
   * device's: a copy of a machine would speak for versions that are not its own.
   */
  void requireFreeOrOurs(DeviceName device) throws IOException {
    DeviceRecord record = record(device);
    if (record == null) {
      requireNewKey(device);
      return;
    }
    if (DeviceConfig.exists(home)) {
      requireOurs(record);
    } else if (!record.fingerprint().equals(fingerprint())) {
      throw taken(record);
    } else {
      requireInUse(record);
    }
  }

  private void requireNewKey(DeviceName device) throws IOException {
    Digest found = fingerprint();
    DeviceRecord record = found == null ? null : store.registry().ofKey(found);
    if (record == null) {
      return;
    }
    DeviceName name = record.device();
    boolean isOver = record.kind() == Kind.RETIRE || endedBy(name) != null;
    String back =
        DeviceConfig.exists(home)
            ? "put the name '" + name + "' back into " + home.deviceFile()
            : "run 'tcfs init --device " + name + "'";
    String copy =
        "delete %s and %s here, and nowhere else, and run 'tcfs init --device %s' again"
            .formatted(home.keys(), home.state(), device);
    throw new RefusedException(
        "this machine cannot be enrolled as '%s': its key in %s is that of device '%s' (%s, %s)%s"
            .formatted(
                device,
                home.keyFile(),
                name,
                record.machine(),
                record.fingerprint(),
                isOver ? ", which was revoked" : ""),
        isOver
            ? "to take part again under the new name, " + copy
            : "if this is '%s', %s; if it is a copy of that machine, %s"
                .formatted(name, back, copy));
  }

  /** Another machine has the name that this one has asked for. */
  static RefusedException taken(DeviceRecord by) {
    return new RefusedException(
        "the name '%s' is taken by another machine (%s, %s)"
            .formatted(by.device(), by.machine(), by.fingerprint()),
        "choose another with --device NAME");
  }

  /** The name's part in the fleet is over. */
  static RefusedException revoked(DeviceRecord record, @Nullable DeviceName by) {
    return new RefusedException(
        "device '%s' was revoked %s"
            .formatted(record.device(), by == null ? "on " + record.at() : "by '" + by + "'"),
        "to take part again, enrol under another name: tcfs init --device NAME, with another"
            + " TCFS_HOME");
  }

  private @Nullable DeviceRecord record(DeviceName device) throws IOException {
    return store.registry().latest(device);
  }

  private void requireOurs(DeviceRecord record) throws IOException {
    Digest found = fingerprint();
    if (!record.fingerprint().equals(found)) {
      String key =
          found == null ? "there is no key in " + home.keyFile() : "the key here is " + found;
      throw new RefusedException(
          "this machine cannot act as device '%s': %s, expected the one that is enrolled (%s, %s)"
              .formatted(record.device(), key, record.machine(), record.fingerprint()),
          "restore "
              + home.keys()
              + " from a backup, or the name in "
              + home.deviceFile()
              + " if that was changed; or else enrol under another name with another TCFS_HOME");
    }
    requireInUse(record);
  }

  private @Nullable Digest fingerprint() throws IOException {
    return DeviceKey.exists(home) ? DeviceKey.read(home).publicKey().fingerprint() : null;
  }

  private void requireInUse(DeviceRecord record) throws IOException {
    DeviceName by = endedBy(record.device());
    if (by != null || record.kind() == Kind.RETIRE) {
      throw revoked(record, by);
    }
  }

  /** Who ended the chain; a revocation that was cut short may have done no more than that. */
  private @Nullable DeviceName endedBy(DeviceName device) throws IOException {
    try {
      return store.endedBy(device);
    } catch (UnreadableSlotException _) {
      return null; // a sync tells what is wrong with its own chain
    }
  }
}

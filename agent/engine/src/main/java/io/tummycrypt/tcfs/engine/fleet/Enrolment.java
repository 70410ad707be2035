package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.meta.DeviceRecord;
import io.tummycrypt.tcfs.store.meta.DeviceRecord.Kind;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.time.Instant;

/** Enters devices into a fleet's registry. A name stays with the key that took it first. */
public final class Enrolment {
  private static final int ATTEMPTS = 10;

  private final FleetStore store;

  public Enrolment(FleetStore store) {
    this.store = store;
  }

  /** What came of an enrolment. */
  public sealed interface Outcome {
    /** The device is in the registry with this key; {@code already} if it was before. */
    record Enrolled(DeviceRecord device, boolean already) implements Outcome {}

    /** Another machine has the name. */
    record NameTaken(DeviceRecord by) implements Outcome {}

    /** The device was retired; its name is not used again. */
    record Retired(DeviceRecord device) implements Outcome {}
  }

  /**
   * Enrols a device; repeating it changes nothing.
   *
   * @param publicKey as in {@link DeviceRecord}
   * @param machine what people call the machine
   */
  public Outcome enrol(DeviceName device, String publicKey, String machine, Instant now)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      DeviceRecord found = store.registry().latest(device);
      if (found != null) {
        return outcome(found, publicKey);
      }
      DeviceRecord record = new DeviceRecord(device, 1, Kind.ENROL, publicKey, machine, now);
      if (store.registrar().create(record) == Creation.CREATED) {
        store.registrar().heal();
        return new Outcome.Enrolled(record, false);
      }
    }
    throw new IOException(
        "device '" + device + "' could not be enrolled: its record keeps changing");
  }

  private static Outcome outcome(DeviceRecord found, String publicKey) {
    if (!found.publicKey().equals(publicKey)) {
      return new Outcome.NameTaken(found);
    }
    return found.kind() == Kind.RETIRE
        ? new Outcome.Retired(found)
        : new Outcome.Enrolled(found, true);
  }
}

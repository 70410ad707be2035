package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/** Writes who belongs to the fleet. */
public final class DeviceRegistrar {
  private final ObjectStore store;
  private final FleetId fleet;
  private final DeviceRegistry registry;

  public DeviceRegistrar(ObjectStore store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
    this.registry = new DeviceRegistry(store, fleet);
  }

  /**
   * Creates the record unless its number is taken; one more than the highest is the next. A retry
   * is safe: {@code CREATED} is also the answer when exactly this record was there.
   *
   * @throws UnknownOutcomeException if it may have been created: try again
   */
  public Creation create(DeviceRecord device) throws IOException {
    return CreateOnce.exactly(
        store,
        StoreKeys.deviceRecord(device.device(), device.n()),
        DeviceRecordCodec.write(fleet, device));
  }

  /**
   * Writes the list that people read, if it is not what the records say. For a moment there is
   * none; nothing is decided by it, and whoever heals it next puts right what a race left behind.
   */
  public void heal() throws IOException {
    byte[] bytes = registry.list(registry.latest().values());
    if (!isStored(bytes)) {
      store.delete(StoreKeys.DEVICES);
      store.createOnce(StoreKeys.DEVICES, bytes);
    }
  }

  private boolean isStored(byte[] bytes) throws IOException {
    try {
      return Arrays.equals(store.read(StoreKeys.DEVICES, bytes.length), bytes);
    } catch (NoSuchFileException | ObjectTooLargeException e) {
      return false;
    }
  }
}

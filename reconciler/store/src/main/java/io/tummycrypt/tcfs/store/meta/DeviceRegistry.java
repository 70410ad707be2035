package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads who belongs to the fleet. Every method is complete or fails, and is safe to repeat. */
public final class DeviceRegistry {
  private static final int LIMIT = 64 << 10;
  private static final int LIST_LIMIT = 64 << 20;

  private final ObjectReader store;
  private final FleetId fleet;

  public DeviceRegistry(ObjectReader store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
  }

  /** The record that counts, of every device that ever had one. */
  public SortedMap<DeviceName, DeviceRecord> latest() throws IOException {
    SortedMap<DeviceName, ObjectKey> keys = new TreeMap<>();
    for (ObjectKey key : store.list(StoreKeys.DEVICE_RECORDS)) {
      StoreKeys.number(key);
      keys.put(StoreKeys.device(key), key);
    }
    SortedMap<DeviceName, DeviceRecord> latest = new TreeMap<>();
    for (var entry : keys.entrySet()) {
      latest.put(entry.getKey(), read(entry.getValue()));
    }
    return latest;
  }

  /** The record that counts, or null if the name was never enrolled. */
  public @Nullable DeviceRecord latest(DeviceName device) throws IOException {
    List<ObjectKey> keys = store.list(StoreKeys.deviceRecords(device));
    return keys.isEmpty() ? null : read(keys.getLast());
  }

  /**
   * The record that counts of the name that a key was enrolled under, also one that has another key
   * by now or is retired; the first of several names, null if the key was never enrolled.
   */
  public @Nullable DeviceRecord ofKey(Digest fingerprint) throws IOException {
    for (ObjectKey key : store.list(StoreKeys.DEVICE_RECORDS)) {
      DeviceRecord record = read(key);
      if (record.fingerprint().equals(fingerprint)) {
        return latest(record.device());
      }
    }
    return null;
  }

  /** All records of a device, in order; none if the name was never enrolled. */
  public List<DeviceRecord> history(DeviceName device) throws IOException {
    List<DeviceRecord> history = new ArrayList<>();
    for (ObjectKey key : store.list(StoreKeys.deviceRecords(device))) {
      history.add(read(key));
    }
    return history;
  }

  /**
   * One record.
   *
   * @throws java.nio.file.NoSuchFileException if there is none with this number
   */
  public DeviceRecord read(DeviceName device, long n) throws IOException {
    return read(StoreKeys.deviceRecord(device, n));
  }

  /** The bytes of the list that people read, by these records in order. */
  public byte[] list(Collection<DeviceRecord> devices) throws IOException {
    return SummedJson.write(
        fleet,
        out -> {
          out.writeArrayFieldStart("devices");
          for (DeviceRecord device : devices) {
            out.writeStartObject();
            DeviceRecordCodec.write(out, device);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** The records in the list that people read; no program decides by them. */
  public List<DeviceRecord> listed() throws IOException {
    JsonObject in =
        SummedJson.read(StoreKeys.DEVICES, store.read(StoreKeys.DEVICES, LIST_LIMIT), fleet);
    List<DeviceRecord> devices = new ArrayList<>();
    for (JsonObject device : in.objects("devices")) {
      devices.add(DeviceRecordCodec.read(device));
    }
    in.requireDone();
    return devices;
  }

  private DeviceRecord read(ObjectKey key) throws IOException {
    // What has no such name is none of ours, whatever its bytes are.
    StoreKeys.number(key);
    return DeviceRecordCodec.read(fleet, key, store.read(key, LIMIT));
  }
}

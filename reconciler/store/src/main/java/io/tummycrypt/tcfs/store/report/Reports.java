package io.tummycrypt.tcfs.store.report;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what devices last said of themselves. Complete or an error; safe to repeat. */
public final class Reports {
  private static final int ATTEMPTS = 5;

  private final ObjectReader store;
  private final FleetId fleet;

  public Reports(ObjectReader store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
  }

  /**
   * The last report of a device; null if it never reported.
   *
   * @throws io.tummycrypt.tcfs.store.format.DamagedObjectException if it is not sound; the next
   *     report of the device takes its place
   * @throws IOException if it cannot be read, is of another fleet, or says something that this
   *     version does not know
   */
  public @Nullable DeviceReport latest(DeviceName device) throws IOException {
    for (int attempt = 1; ; attempt++) {
      List<ObjectKey> keys = store.list(StoreKeys.reports(device));
      if (keys.isEmpty()) {
        return null;
      }
      ObjectKey last = keys.getLast();
      number(device, last);
      try {
        return DeviceReportCodec.read(fleet, last, store.read(last, DeviceReportCodec.LIMIT));
      } catch (NoSuchFileException pruned) {
        // Its owner wrote newer ones since the listing.
        if (attempt == ATTEMPTS) {
          throw pruned;
        }
      } catch (ObjectTooLargeException e) {
        throw new DamagedObjectException(last, "too many bytes", "a report", e);
      }
    }
  }

  /**
   * One report.
   *
   * @throws NoSuchFileException if it is not there: its owner keeps only its last ones
   */
  public DeviceReport read(DeviceName device, long seq) throws IOException {
    ObjectKey key = StoreKeys.report(device, seq);
    return DeviceReportCodec.read(fleet, key, store.read(key, DeviceReportCodec.LIMIT));
  }

  /** The number of the last report; 0 if there is none. */
  long highest(DeviceName device) throws IOException {
    List<ObjectKey> keys = store.list(StoreKeys.reports(device));
    return keys.isEmpty() ? 0 : number(device, keys.getLast());
  }

  /** The number in a key that a listing of the device's reports has. */
  static long number(DeviceName device, ObjectKey key) throws MisplacedObjectException {
    long seq = StoreKeys.number(key);
    if (!StoreKeys.report(device, seq).equals(key)) {
      throw new MisplacedObjectException(key, "another key", "reports/DEVICE/SEQ");
    }
    return seq;
  }
}

package io.tummycrypt.tcfs.store.report;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;

/** Writes a device's own reports. */
public final class ReportWriter {
  /** The last ones, so that who has just listed them finds one. */
  private static final int KEPT = 3;

  private static final int ATTEMPTS = 5;

  private final ObjectStore store;
  private final FleetId fleet;
  private final Reports reports;

  public ReportWriter(ObjectStore store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
    this.reports = new Reports(store, fleet);
  }

  /**
   * Writes the next report of the device, and deletes all but its last few. Durable on return. A
   * retry is safe, and may report twice.
   *
   * @throws IOException if it was not written, or old ones could not be deleted
   */
  public void write(DeviceReport report) throws IOException {
    DeviceName device = report.device();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long seq = next(device);
      byte[] bytes = DeviceReportCodec.write(fleet, seq, report);
      if (CreateOnce.exactly(store, StoreKeys.report(device, seq), bytes) == Creation.CREATED) {
        prune(device, seq - KEPT);
        return;
      }
    }
    throw new IOException("the reports of '" + device + "' keep growing: who else writes them?");
  }

  private long next(DeviceName device) throws IOException {
    try {
      return Math.addExact(reports.highest(device), 1);
    } catch (ArithmeticException e) {
      throw new IOException("the reports of '" + device + "' have no next number", e);
    }
  }

  private void prune(DeviceName device, long last) throws IOException {
    for (ObjectKey key : store.list(StoreKeys.reports(device))) {
      if (Reports.number(device, key) <= last) {
        store.delete(key);
      }
    }
  }
}

package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a device last said of itself, and how far that is behind what is in the store now.
 *
 * @param newerRevisions of the fleet document, which it had not followed
 * @param unread how many slots it had not read of each other device; only those where there are any
 */
public record Reported(
    DeviceReport report, long newerRevisions, SortedMap<DeviceName, Long> unread) {
  public Reported {
    unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
  }

  /**
   * Compares a report with the store.
   *
   * @param published the highest revision of the document
   * @param highest the highest slot of each chain
   */
  public static Reported of(
      DeviceReport report, long published, SortedMap<DeviceName, Long> highest) {
    TreeMap<DeviceName, Long> unread = new TreeMap<>();
    highest.forEach((device, seq) -> {
      long slots = seq - report.seen(device);
      if (slots > 0 && !device.equals(report.device())) {
        unread.put(device, slots);
      }
    });
    return new Reported(report, Math.max(0, published - report.revision()), unread);
  }

  /** How many slots of other devices it had not read. */
  public long behind() {
    return unread.values().stream().mapToLong(Long::longValue).sum();
  }
}

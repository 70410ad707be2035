package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.DeviceRecord;
import io.tummycrypt.tcfs.store.meta.DeviceRegistry;
import io.tummycrypt.tcfs.store.meta.FleetRevisions;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.Reports;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Looks at what a store says of its fleet, and at the reports of its devices. */
final class MetaLook {
  private final ObjectReader store;
  private final FleetId fleet;
  private final Damages damages;
  private final InspectionListener listener;
  private long revision;
  private String revisionWitness = "";

  MetaLook(ObjectReader store, FleetId fleet, Damages damages, InspectionListener listener) {
    this.store = store;
    this.fleet = fleet;
    this.damages = damages;
    this.listener = listener;
  }

  void identity() throws IOException {
    try {
      Identities.require(store, fleet);
    } catch (IOException e) {
      damages.add(StoreKeys.IDENTITY, e);
    }
    listener.looked();
  }

  /** The records of all devices, of which those that take part have one, and the derived list. */
  void devices(SortedMap<DeviceName, SortedSet<Long>> records, Set<DeviceName> takingPart)
      throws IOException {
    DeviceRegistry registry = new DeviceRegistry(store, fleet);
    SortedMap<DeviceName, DeviceRecord> latest = new TreeMap<>();
    boolean isWhole = true;
    for (var device : records.entrySet()) {
      SortedSet<Long> sound = new TreeSet<>();
      for (long n : device.getValue()) {
        ObjectKey key = StoreKeys.deviceRecord(device.getKey(), n);
        try {
          latest.put(device.getKey(), registry.read(device.getKey(), n));
          sound.add(n);
        } catch (IOException e) {
          damages.add(key, e);
          isWhole = false;
        }
        listener.looked();
      }
      requireFromOne(device.getValue(), sound, n -> StoreKeys.deviceRecord(device.getKey(), n));
    }
    for (DeviceName device : takingPart) {
      if (!records.containsKey(device)) {
        damages.add(
            StoreKeys.deviceRecord(device, 1),
            Kind.MISSING,
            "it is not there, and there is a chain of the device");
      }
    }
    if (isWhole) {
      list(registry, latest);
    } else {
      list(registry);
    }
  }

  /** It says what the records say, unless one of them is gone. */
  private void list(DeviceRegistry registry, SortedMap<DeviceName, DeviceRecord> latest)
      throws IOException {
    List<DeviceRecord> listed = list(registry);
    boolean isExplained = listed == null;
    for (DeviceRecord record : listed == null ? List.<DeviceRecord>of() : listed) {
      DeviceRecord known = latest.get(record.device());
      if (known == null || known.n() < record.n()) {
        ObjectKey key = StoreKeys.deviceRecord(record.device(), record.n());
        requireThere(key, "'" + StoreKeys.DEVICES + "' has it");
        isExplained = true;
      }
    }
    if (!isExplained && !List.copyOf(latest.values()).equals(listed)) {
      damages.add(
          StoreKeys.DEVICES, Kind.OUTDATED, "it does not say what the records of the devices say");
    }
  }

  /** Where a record is damaged nobody can tell what else it must say. */
  private @Nullable List<DeviceRecord> list(DeviceRegistry registry) throws IOException {
    try {
      return registry.listed();
    } catch (IOException e) {
      damages.add(StoreKeys.DEVICES, e);
      return null;
    } finally {
      listener.looked();
    }
  }

  /** It may have been written since the listing. */
  private void requireThere(ObjectKey key, String witness) throws IOException {
    try {
      store.size(key);
    } catch (NoSuchFileException e) {
      damages.add(key, Kind.MISSING, "it is not there, and " + witness);
    } catch (IOException e) {
      damages.add(key, e);
    }
  }

  void revisions(SortedSet<Long> revisions) throws IOException {
    FleetRevisions reader = new FleetRevisions(store, fleet);
    SortedSet<Long> sound = new TreeSet<>();
    for (long n : revisions) {
      try {
        reader.read(n);
        sound.add(n);
      } catch (IOException e) {
        damages.add(StoreKeys.revision(n), e);
      }
      listener.looked();
    }
    requireFromOne(revisions, sound, StoreKeys::revision);
    if (revision > 0 && (revisions.isEmpty() || revision > revisions.last())) {
      requireThere(StoreKeys.revision(revision), revisionWitness + " follows it");
    }
  }

  /** Numbers count from 1 without a gap, as far as they are known to be right. */
  private void requireFromOne(
      SortedSet<Long> there, SortedSet<Long> sound, LongFunction<ObjectKey> key) {
    long expected = 1;
    for (long n : sound) {
      long missing = expected;
      while (missing < n && there.contains(missing)) {
        missing++;
      }
      if (missing < n) {
        damages.add(
            key.apply(missing),
            Kind.MISSING,
            missing == n - 1
                ? "it is not there, and there is number " + n
                : "it is not there, as others up to number " + n + ", which is");
      }
      expected = n + 1;
    }
  }

  /** All reports; what they have seen goes to {@code logs}. */
  void reports(SortedMap<DeviceName, SortedSet<Long>> reports, LogLook logs) throws IOException {
    Reports reader = new Reports(store, fleet);
    for (var device : reports.entrySet()) {
      for (long seq : device.getValue()) {
        try {
          take(reader.read(device.getKey(), seq), logs);
        } catch (NoSuchFileException e) {
          requirePruned(device.getKey(), seq, e);
        } catch (IOException e) {
          damages.add(StoreKeys.report(device.getKey(), seq), e);
        }
        listener.looked();
      }
    }
  }

  private void take(DeviceReport report, LogLook logs) {
    logs.saw(report.seen(), report.device());
    if (report.revision() > revision) {
      revision = report.revision();
      revisionWitness = "device " + report.device();
    }
  }

  /** Its owner deletes old ones at any time. */
  private void requirePruned(DeviceName device, long seq, NoSuchFileException gone)
      throws IOException {
    ObjectKey key = StoreKeys.report(device, seq);
    if (store.list(StoreKeys.reports(device)).contains(key)) {
      damages.add(key, gone);
    }
  }
}

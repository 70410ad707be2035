package io.tummycrypt.tcfs.store.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.meta.DeviceRecord;
import io.tummycrypt.tcfs.store.meta.DeviceRecord.Kind;
import io.tummycrypt.tcfs.store.meta.DeviceRegistrar;
import io.tummycrypt.tcfs.store.meta.FleetRevision;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.meta.RevisionPublisher;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.ReportWriter;
import io.tummycrypt.tcfs.store.slot.Fleet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A store with everything in it: two devices with records and reports, a document of two revisions,
 * a chain that was pruned, segments, a tail, and packs of several files; and a device that was
 * stamped and has ended.
 *
 * <p>yoga has {@code big} in a pack of its own, {@code a} and {@code b} in another one, and {@code
 * old}, which it has dropped; lab has {@code mine}, and {@code copy}, whose bytes are those of a.
 */
public final class StoredFleet {
  /** More entries than a tail has room for. */
  private static final int MANY = 300;

  public final ObjectStore store;
  public final Fleet yoga;
  public final Fleet lab;
  private final Fleet gone;

  private StoredFleet(ObjectStore store) {
    this.store = store;
    this.yoga = new Fleet(store, "yoga");
    this.lab = new Fleet(store, "lab");
    this.gone = new Fleet(store, "gone");
  }

  /** Fills an empty store. */
  public static StoredFleet in(ObjectStore store) throws IOException {
    StoredFleet fleet = new StoredFleet(store);
    fleet.meta();
    fleet.chains();
    fleet.ended();
    fleet.reports();
    return fleet;
  }

  private void meta() throws IOException {
    Identities.create(store, new Identity(new FleetName("home"), Fleet.ID, ChunkSizes.USUAL));
    DeviceRegistrar registrar = new DeviceRegistrar(store, Fleet.ID);
    for (Fleet each : List.of(yoga, lab, gone)) {
      String key = Base64.getEncoder().encodeToString(("key of " + each.device).getBytes(UTF_8));
      registrar.create(new DeviceRecord(each.device, 1, Kind.ENROL, key, "machine", Fleet.AT));
      registrar.create(new DeviceRecord(each.device, 2, Kind.REKEY, key, "machine", Fleet.AT));
    }
    registrar.heal();
    for (int n = 1; n <= 2; n++) {
      new RevisionPublisher(store, Fleet.ID)
          .create(new FleetRevision(n, yoga.device, Fleet.AT, "document " + n + "\n"));
    }
  }

  private void chains() throws IOException {
    yoga.publish(1, List.of());
    Content.File big = yoga.store(noise(1, 700_000));
    Content.File old = yoga.store(noise(2, 9_000));
    Put first = yoga.put(2, 2, "old", old);
    yoga.publish(2, List.of(yoga.put(2, 1, "big", big), first));
    List<LogEntry> many = new ArrayList<>();
    many.add(new Drop(3, first.version().key()));
    for (int i = 0; i < MANY; i++) {
      many.add(yoga.put(3, 10 + i, "folders/" + i, new Content.Folder(0700)));
    }
    yoga.publish(3, many);
    Content.File a = yoga.store(noise(3, 5_000));
    Content.File b = yoga.store(noise(4, 6_000));
    yoga.publish(4, List.of(yoga.put(4, 400, "a", a), yoga.put(4, 401, "b", b)));
    yoga.publish(5, List.of());
    yoga.writer.prune(yoga.device, 5);
    lab.reader.read(yoga.device, 5);
    Content.File mine = lab.store(noise(5, 7_000));
    lab.publish(1, List.of(lab.put(1, 1, "mine", mine), lab.put(1, 2, "copy", a)));
    lab.publish(2, List.of(lab.put(2, 3, "folder", new Content.Folder(0755))));
  }

  private void ended() throws IOException {
    gone.publish(1, List.of());
    gone.writer.create(gone.writer.sealStamp(gone.device, 2, 3, Fleet.AT));
    gone.writer.create(gone.writer.sealEnd(gone.device, 3, yoga.device, Fleet.AT));
  }

  private void reports() throws IOException {
    for (Fleet each : List.of(yoga, lab)) {
      report(each.device, Map.of(yoga.device, 5L, lab.device, 2L, gone.device, 3L));
    }
  }

  private void report(DeviceName device, Map<DeviceName, Long> seen) throws IOException {
    new ReportWriter(store, Fleet.ID)
        .write(
            new DeviceReport(
                device,
                Fleet.AT,
                "1.0.0",
                2,
                new DeviceReport.Sync(Fleet.AT, DeviceReport.Outcome.DONE),
                new DeviceReport.Waiting(0, 0, 0),
                new TreeMap<>(seen),
                new TreeMap<>()));
  }

  /** Bytes that do not compress. */
  public static byte[] noise(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** All objects, as they are. */
  public static Map<ObjectKey, byte[]> contents(ObjectStore store) throws IOException {
    Map<ObjectKey, byte[]> contents = new TreeMap<>();
    for (ObjectKey key : store.list("")) {
      contents.put(key, store.read(key, Integer.MAX_VALUE - 8));
    }
    return contents;
  }
}

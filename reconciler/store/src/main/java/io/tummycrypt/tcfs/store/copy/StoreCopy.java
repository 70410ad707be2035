package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.InspectionListener;
import io.tummycrypt.tcfs.store.check.Inventory;
import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.check.Workers;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.copy.Copied.Problem;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.DeviceRegistrar;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies all that a fleet has in one store into another one, while its devices go on with the
 * first. Whatever is named is there before what names it: records, packs, segments, the document,
 * slots, what repairs have kept, and reports last, by which nobody decides anything. So the target
 * is right at every moment, and a copy that was cut short is gone on with by copying again.
 */
public final class StoreCopy {
  /** Slots are pruned while they are copied; each time others have come. */
  private static final int ROUNDS = 10;

  /** No pack is nearly as large. */
  private static final int LIMIT = 256 << 20;

  private final ObjectReader from;
  private final ObjectStore to;
  private final FleetId fleet;
  private final InspectionListener listener;
  private final Target target;
  private final Map<String, String> problems = new ConcurrentSkipListMap<>();
  private final Set<ObjectKey> seen = new HashSet<>();
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private long present;

  /** Nothing is copied yet. The target has proved that it creates once. */
  public StoreCopy(ObjectReader from, ObjectStore to, FleetId fleet, InspectionListener listener) {
    this.from = from;
    this.to = to;
    this.fleet = fleet;
    this.listener = listener;
    this.target = new Target(to);
  }

  /**
   * Copies everything that is not there yet.
   *
   * @throws TargetUsedException if the target is another fleet's, or has gone on by itself
   * @throws IOException if one of the stores cannot be reached; then copying again goes on
   */
  public Copied copy() throws IOException {
    Target.require(to, fleet);
    requireBehind(StoreKeys.SLOTS);
    requireBehind(StoreKeys.REVISIONS);
    requireBehind(StoreKeys.DEVICE_RECORDS);
    identity();
    for (int round = 1; !copyRound(); round++) {
      if (round == ROUNDS) {
        throw new IOException(
            "slots are pruned faster than they are copied: let the devices rest, and copy again");
      }
    }
    kept(from.list(StoreKeys.REPAIRS));
    numbered(own(StoreKeys.REPORTS));
    heal();
    long left = from.list("").stream().filter(key -> !Inventory.isOwn(key)).count();
    List<Problem> list = new ArrayList<>();
    new TreeMap<>(problems).forEach((object, text) -> list.add(new Problem(object, text)));
    return new Copied(objects.get(), bytes.get(), present, list, left);
  }

  private void identity() throws IOException {
    target.createOnly(StoreKeys.IDENTITY, from.read(StoreKeys.IDENTITY, LIMIT));
  }

  /** Whether all slots that there were at its beginning are copied at its end. */
  private boolean copyRound() throws IOException {
    List<ObjectKey> slots = own(StoreKeys.SLOTS);
    numbered(own(StoreKeys.DEVICE_RECORDS));
    content(StoreKeys.PACKS);
    content(StoreKeys.SEGMENTS);
    numbered(own(StoreKeys.REVISIONS));
    // Who enrolled meanwhile may have a slot already.
    numbered(own(StoreKeys.DEVICE_RECORDS));
    Target.require(to, fleet);
    listener.expect(slots.stream().filter(key -> !seen.contains(key)).count());
    return new SlotCopy(from, fleet, this::number, problems).copy(slots);
  }

  /** In the source; what does not belong there stays there. */
  private List<ObjectKey> own(String prefix) throws IOException {
    return from.list(prefix).stream().filter(Inventory::isOwn).toList();
  }

  /**
   * Nobody has written to the target what the source does not have. The target is listed first: the
   * source may go on, and another copy may take what is new there to the target.
   */
  private void requireBehind(String prefix) throws IOException {
    List<ObjectKey> there = target.list(prefix);
    Map<String, ObjectKey> last = new TreeMap<>();
    own(prefix).forEach(key -> last.put(folder(key), key));
    for (ObjectKey key : there) {
      ObjectKey highest = last.get(folder(key));
      if (highest == null || highest.compareTo(key) < 0) {
        throw Target.used(key, "is newer");
      }
    }
  }

  private static String folder(ObjectKey key) {
    return key.text().substring(0, key.text().lastIndexOf('/'));
  }

  /**
   * Objects that are named by their bytes: damaged ones are left out, so that they can be healed.
   */
  private void content(String prefix) throws IOException {
    Set<ObjectKey> there = new HashSet<>(target.list(prefix));
    List<ObjectKey> missing = new ArrayList<>();
    for (ObjectKey key : own(prefix)) {
      if (!seen.add(key)) {
        continue;
      }
      if (there.contains(key)) {
        present++;
      } else {
        missing.add(key);
      }
    }
    listener.expect(missing.size());
    Workers.forEach(missing, this::content);
  }

  private void content(ObjectKey key) throws IOException {
    byte[] stored;
    try {
      stored = from.read(key, LIMIT);
    } catch (IOException e) {
      Severity.of(e);
      problems.put(key.text(), "it is not copied: " + Severity.text(key.text(), e));
      return;
    }
    if (!Hasher.hash(stored).equals(Digest.ofHex(key.name()))) {
      problems.put(key.text(), "it is not copied: its bytes are not those of its name");
    } else if (target.create(key, stored)) {
      count(stored.length);
    } else {
      problems.put(key.text(), "it is damaged in the target, and was left as it is");
    }
    listener.looked();
  }

  private void numbered(List<ObjectKey> keys) throws IOException {
    List<ObjectKey> unseen = keys.stream().filter(key -> !seen.contains(key)).toList();
    listener.expect(unseen.size());
    for (ObjectKey key : unseen) {
      try {
        number(key, from.read(key, LIMIT));
      } catch (NoSuchFileException pruned) {
        listener.looked();
      }
    }
  }

  /** What repairs have kept may be all that is left of something, and may be damaged itself. */
  private void kept(List<ObjectKey> keys) throws IOException {
    listener.expect(keys.size());
    for (ObjectKey key : keys) {
      byte[] stored;
      try {
        stored = from.read(key, LIMIT);
      } catch (IOException e) {
        Severity.of(e);
        problems.put(key.text(), "it is not copied: " + Severity.text(key.text(), e));
        listener.looked();
        continue;
      }
      number(key, stored);
    }
  }

  /** An object whose number nobody else may take, whatever its bytes are. */
  private void number(ObjectKey key, byte[] stored) throws IOException {
    if (seen.contains(key)) {
      return;
    }
    if (isThere(key, stored)) {
      present++;
    } else {
      target.createOnly(key, stored);
      count(stored.length);
    }
    seen.add(key);
    listener.looked();
  }

  private boolean isThere(ObjectKey key, byte[] stored) throws IOException {
    try {
      if (!Arrays.equals(to.read(key, Math.max(1, stored.length)), stored)) {
        throw Target.used(key, "has other bytes");
      }
      return true;
    } catch (ObjectTooLargeException longer) {
      throw Target.used(key, "has other bytes");
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  private void count(long size) {
    objects.incrementAndGet();
    bytes.addAndGet(size);
    listener.read(size);
  }

  /** The list for people is derived anew. */
  private void heal() throws IOException {
    try {
      new DeviceRegistrar(to, fleet).heal();
    } catch (IOException e) {
      Severity.of(e);
      String text = Severity.text(StoreKeys.DEVICES.text(), e);
      problems.put(StoreKeys.DEVICES.text(), "it could not be derived: " + text);
    }
  }
}

package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.PackId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The objects of a store by what they are, as they were listed. */
public final class Inventory {
  private static final List<String> PREFIXES =
      List.of(
          StoreKeys.DEVICE_RECORDS,
          StoreKeys.REVISIONS,
          StoreKeys.REPORTS,
          StoreKeys.SLOTS,
          StoreKeys.SEGMENTS,
          StoreKeys.PACKS,
          StoreKeys.REPAIRS);

  final SortedMap<DeviceName, SortedSet<Long>> records = new TreeMap<>();
  final SortedMap<DeviceName, SortedSet<Long>> slots = new TreeMap<>();
  final SortedMap<DeviceName, SortedSet<Long>> reports = new TreeMap<>();
  final SortedSet<Long> revisions = new TreeSet<>();
  final SortedSet<ObjectKey> segments = new TreeSet<>();
  final List<PackId> packs = new ArrayList<>();
  final List<ObjectKey> strays = new ArrayList<>();
  long kept;

  private final Damages damages;

  private Inventory(Damages damages) {
    this.damages = damages;
  }

  /** Lists everything. What cannot be listed, and what does not belong there, is a damage. */
  static Inventory of(ObjectReader store, Damages damages) throws IOException {
    Inventory inventory = new Inventory(damages);
    try {
      store.list("").forEach(inventory::add);
    } catch (IOException e) {
      Severity.requireOfObject(e);
      inventory.addParts(store);
    }
    return inventory;
  }

  /**
   * Whether a key is one of tcfs's own, of the form that its place has; so is what a repair has
   * kept, and what is there for a moment only.
   */
  public static boolean isOwn(ObjectKey key) {
    Inventory one = new Inventory(new Damages());
    one.add(key);
    return one.strays.isEmpty() && one.damages.list().isEmpty();
  }

  /** The pack that has this key; null if it is the key of something else. */
  public static @Nullable PackId packOf(String key) {
    try {
      return key.startsWith(StoreKeys.PACKS) && ObjectKey.isValid(key)
          ? pack(new ObjectKey(key))
          : null;
    } catch (MisplacedObjectException e) {
      return null;
    }
  }

  /** One part that cannot be listed leaves the others. */
  private void addParts(ObjectReader store) throws IOException {
    for (String prefix : PREFIXES) {
      try {
        store.list(prefix).forEach(this::add);
      } catch (IOException e) {
        damages.add(prefix, e);
      }
    }
  }

  private void add(ObjectKey key) {
    try {
      take(key);
    } catch (MisplacedObjectException e) {
      damages.add(key, Kind.MISPLACED, Severity.text(key.text(), e));
    }
  }

  private void take(ObjectKey key) throws MisplacedObjectException {
    String text = key.text();
    if (text.startsWith(StoreKeys.DEVICE_RECORDS)) {
      numbered(key, records, StoreKeys::deviceRecord);
    } else if (text.startsWith(StoreKeys.SLOTS)) {
      numbered(key, slots, StoreKeys::slot);
    } else if (text.startsWith(StoreKeys.REPORTS)) {
      numbered(key, reports, StoreKeys::report);
    } else if (text.startsWith(StoreKeys.REVISIONS)) {
      long n = StoreKeys.number(key);
      require(key, StoreKeys.revision(n));
      revisions.add(n);
    } else if (text.startsWith(StoreKeys.SEGMENTS)) {
      require(key, StoreKeys.segment(StoreKeys.device(key), digest(key)));
      segments.add(key);
    } else if (text.startsWith(StoreKeys.PACKS)) {
      packs.add(pack(key));
    } else if (text.startsWith(StoreKeys.REPAIRS)) {
      kept++;
    } else if (!key.equals(StoreKeys.IDENTITY)
        && !key.equals(StoreKeys.DEVICES)
        && !text.startsWith(StoreKeys.PROBES)) {
      strays.add(key);
    }
  }

  /** Whether the key is one of a slot of this device. */
  static boolean isSlot(DeviceName device, ObjectKey key) {
    try {
      require(key, StoreKeys.slot(device, StoreKeys.number(key)));
      return true;
    } catch (MisplacedObjectException e) {
      return false;
    }
  }

  /** The keys of numbered objects. */
  static List<ObjectKey> keys(SortedMap<DeviceName, SortedSet<Long>> numbers, Form form) {
    List<ObjectKey> keys = new ArrayList<>();
    numbers.forEach((device, all) -> all.forEach(number -> keys.add(form.of(device, number))));
    return keys;
  }

  /** Makes the key of a number. */
  @FunctionalInterface
  interface Form {
    ObjectKey of(DeviceName device, long number);
  }

  private static void numbered(
      ObjectKey key, SortedMap<DeviceName, SortedSet<Long>> into, Form form)
      throws MisplacedObjectException {
    DeviceName device = StoreKeys.device(key);
    long number = StoreKeys.number(key);
    require(key, form.of(device, number));
    into.computeIfAbsent(device, _ -> new TreeSet<>()).add(number);
  }

  private static PackId pack(ObjectKey key) throws MisplacedObjectException {
    String[] names = key.text().split("/", -1);
    if (names.length != 4 || !ObjectKey.isValid(names[1])) {
      throw new MisplacedObjectException(key, "another key", "packs/EPOCH/HH/ID");
    }
    PackId pack = new PackId(StoreKeys.number(new ObjectKey(names[1])), digest(key));
    require(key, pack.key());
    return pack;
  }

  private static Digest digest(ObjectKey key) throws MisplacedObjectException {
    try {
      return Digest.ofHex(key.name());
    } catch (IllegalArgumentException e) {
      throw new MisplacedObjectException(key, "the name '" + key.name() + "'", "a digest");
    }
  }

  private static void require(ObjectKey key, ObjectKey expected) throws MisplacedObjectException {
    if (!key.equals(expected)) {
      throw new MisplacedObjectException(key, "another key", "'" + expected + "'");
    }
  }
}

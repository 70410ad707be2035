package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.InspectionListener;
import io.tummycrypt.tcfs.store.check.Inventory;
import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.copy.Copied.Side;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.DeviceRegistrar;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import io.tummycrypt.tcfs.store.slot.SegmentReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
  static final int LIMIT = 256 << 20;

  private final ObjectReader from;
  private final ObjectStore to;
  private final FleetId fleet;
  private final Tally tally;
  private final Target target;
  private final Source source;
  private final Problems problems = new Problems();
  private final Named named = new Named();
  private final ContentCopy content;
  private final Set<ObjectKey> seen = new HashSet<>();

  /** What counts and cannot be read, so that nothing is copied which is decided by. */
  private @Nullable ObjectKey withheld;

  /** Nothing is copied yet. The target has proved that it creates once. */
  public StoreCopy(ObjectReader from, ObjectStore to, FleetId fleet, InspectionListener listener) {
    this.from = from;
    this.to = to;
    this.fleet = fleet;
    this.tally = new Tally(listener);
    this.target = new Target(to);
    this.source = new Source(from, target, problems);
    this.content = new ContentCopy(source, target, problems, tally);
  }

  /**
   * Copies everything that is not there yet. What the source does not give out is a problem, and
   * everything else is copied; only if it is a record or a revision that counts, slots and reports
   * are held back, for who reads the copy would go by the one before it.
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
    named.requireThere(content, target, new SegmentReader(to, fleet), problems);
    if (withheld == null) {
      numbered(source.own(StoreKeys.REPORTS));
      heal();
    } else {
      hold(StoreKeys.SLOTS, withheld);
      hold(StoreKeys.REPORTS, withheld);
    }
    return tally.copied(problems.list(), left());
  }

  /** What nobody needs; where that cannot be listed, nobody needs to know. */
  private long left() throws IOException {
    try {
      return from.list("").stream().filter(key -> !Inventory.isOwn(key)).count();
    } catch (IOException e) {
      Severity.requireOfObject(e);
      return 0;
    }
  }

  private void hold(String prefix, ObjectKey why) {
    problems.add(
        prefix,
        Side.SOURCE,
        Kind.UNREADABLE,
        "nothing more of it is copied: '%s' cannot be read, and who reads the copy would go by the one"
                .formatted(why)
            + " before it");
  }

  private void identity() throws IOException {
    // What it says was read before; without it nobody knows whose all the rest is.
    target.createOnly(StoreKeys.IDENTITY, from.read(StoreKeys.IDENTITY, LIMIT));
  }

  /** Whether all slots that there were at its beginning are copied at its end. */
  private boolean copyRound() throws IOException {
    List<ObjectKey> slots = source.own(StoreKeys.SLOTS);
    numbered(source.own(StoreKeys.DEVICE_RECORDS));
    content.copy(StoreKeys.PACKS);
    content.copy(StoreKeys.SEGMENTS);
    List<ObjectKey> revisions = source.own(StoreKeys.REVISIONS);
    numbered(revisions);
    // Who enrolled meanwhile may have a slot already.
    List<ObjectKey> records = source.own(StoreKeys.DEVICE_RECORDS);
    numbered(records);
    withheld = firstWithheld(revisions, records);
    Target.require(to, fleet);
    if (withheld != null) {
      return true;
    }
    tally.expect(slots.stream().filter(key -> !seen.contains(key)).count());
    return new SlotCopy(source, fleet, this::number, named, problems).copy(slots);
  }

  /** The first of those that count, the last ones of each folder, that is not in the target. */
  private @Nullable ObjectKey firstWithheld(List<ObjectKey> revisions, List<ObjectKey> records)
      throws IOException {
    SortedMap<String, ObjectKey> last = lastOfFolders(records);
    last.putAll(lastOfFolders(revisions));
    for (ObjectKey key : last.values()) {
      if (problems.has(key) && !target.has(key)) {
        return key;
      }
    }
    return null;
  }

  private static SortedMap<String, ObjectKey> lastOfFolders(List<ObjectKey> keys) {
    SortedMap<String, ObjectKey> last = new TreeMap<>();
    keys.forEach(key -> last.put(folder(key), key));
    return last;
  }

  /**
   * Nobody has written to the target what the source does not have. The target is listed first: the
   * source may go on, and another copy may take what is new there to the target.
   */
  private void requireBehind(String prefix) throws IOException {
    List<ObjectKey> there = target.list(prefix);
    SortedMap<String, ObjectKey> last = lastOfFolders(source.own(prefix));
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

  private void numbered(List<ObjectKey> keys) throws IOException {
    List<ObjectKey> unseen = keys.stream().filter(key -> !seen.contains(key)).toList();
    tally.expect(unseen.size());
    for (ObjectKey key : unseen) {
      try {
        numberIfRead(key, source.read(key, LIMIT));
      } catch (NoSuchFileException pruned) {
        tally.looked();
      }
    }
  }

  private void numberIfRead(ObjectKey key, byte @Nullable [] stored) throws IOException {
    if (stored == null) {
      tally.looked();
    } else {
      number(key, stored);
    }
  }

  /** What repairs have kept may be all that is left of something, and may be damaged itself. */
  private void kept(List<ObjectKey> keys) throws IOException {
    tally.expect(keys.size());
    for (ObjectKey key : keys) {
      try {
        numberIfRead(key, source.read(key, LIMIT));
      } catch (NoSuchFileException gone) {
        problems.add(key, "it is not copied", gone);
        tally.looked();
      }
    }
  }

  /** An object whose number nobody else may take, whatever its bytes are. */
  private void number(ObjectKey key, byte[] stored) throws IOException {
    if (seen.contains(key)) {
      return;
    }
    if (isThere(key, stored)) {
      tally.present();
    } else {
      target.createOnly(key, stored);
      tally.created(stored.length);
    }
    seen.add(key);
    tally.looked();
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

  /** The list for people is derived anew. */
  private void heal() throws IOException {
    try {
      new DeviceRegistrar(to, fleet).heal();
    } catch (IOException e) {
      String object = StoreKeys.DEVICES.text();
      problems.add(
          object,
          Side.TARGET,
          Severity.of(e),
          "it could not be derived: " + Severity.text(object, e));
    }
  }
}

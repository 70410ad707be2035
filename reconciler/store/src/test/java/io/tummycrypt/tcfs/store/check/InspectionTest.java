package io.tummycrypt.tcfs.store.check;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.segment.InMemorySegmentCopies;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.Fleet;
import io.tummycrypt.tcfs.store.slot.StoreHeadReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final InMemorySegmentCopies copies = new InMemorySegmentCopies();
  private StoredFleet fleet;
  private Map<ObjectKey, byte[]> whole;

  /** What happens to the bytes of an object. */
  enum Fault {
    TRUNCATED,
    EMPTIED,
    FLIPPED_FIRST,
    FLIPPED_IN_THE_MIDDLE,
    FLIPPED_LAST,
    REMOVED,
    LONGER;

    byte[] of(byte[] bytes) {
      return switch (this) {
        case TRUNCATED -> Arrays.copyOf(bytes, bytes.length / 2);
        case EMPTIED, REMOVED -> new byte[0];
        case FLIPPED_FIRST -> flipped(bytes, 0);
        case FLIPPED_IN_THE_MIDDLE -> flipped(bytes, bytes.length / 2);
        case FLIPPED_LAST -> flipped(bytes, bytes.length - 1);
        case LONGER -> Arrays.copyOf(bytes, bytes.length + 7);
      };
    }

    private static byte[] flipped(byte[] bytes, int at) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 4;
      return flipped;
    }
  }

  @BeforeEach
  void fill() throws IOException {
    fleet = StoredFleet.in(store);
    whole = StoredFleet.contents(store);
  }

  private Condition look(boolean readData) throws IOException {
    return new Inspection(store, Fleet.ID, copies, readData, InspectionListener.NONE).look();
  }

  private static List<String> named(Condition condition) {
    return condition.damages().stream().map(Damage::object).toList();
  }

  private static Damage only(Condition condition) {
    assertEquals(1, condition.damages().size(), condition.damages()::toString);
    return condition.damages().getFirst();
  }

  private static List<String> needs(Damage damage) {
    return damage.needs().stream()
        .map(need ->
            "%s %s %d%s"
                .formatted(
                    need.version().path(), need.log(), need.seq(), need.isLive() ? "" : " old"))
        .toList();
  }

  private void heal() throws IOException {
    for (ObjectKey key : store.list("")) {
      store.delete(key);
    }
    whole.forEach(store::damage);
  }

  private byte[] bytes(ObjectKey key) {
    return Objects.requireNonNull(whole.get(key));
  }

  private List<ObjectKey> keys(String prefix) {
    return whole.keySet().stream().filter(key -> key.text().startsWith(prefix)).toList();
  }

  /** The pack in which some device put this file. */
  private ObjectKey packOf(Fleet device, String path) throws IOException {
    ContentIndex index = new ContentIndex();
    StoreHeadReader reader = new StoreHeadReader(store, Fleet.ID, index);
    ObjectKey[] found = new ObjectKey[1];
    reader
        .history()
        .read(
            version -> version.path().toString().equals(path),
            written -> found[0] = written.alone().packs().getFirst().pack().key());
    assertTrue(found[0] != null, device.device + " has no " + path);
    return found[0];
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSoundStoreIsFoundSoundAndCounted(boolean readData) throws IOException {
    Condition condition = look(readData);
    assertEquals(List.of(), condition.damages());
    assertEquals(List.of(), condition.strays());
    Condition.Looked looked = condition.looked();
    assertEquals(3, looked.devices());
    assertEquals(2, looked.revisions());
    assertEquals(2, looked.reports());
    assertEquals(7, looked.slots());
    assertEquals(1, looked.segments());
    assertEquals(5, looked.packs());
    assertEquals(0, looked.unnamed());
    assertEquals(readData, looked.bytes() > 700_000);
    assertEquals(whole.keySet(), StoredFleet.contents(store).keySet());
  }

  @ParameterizedTest
  @EnumSource
  void everyObjectThatIsDamagedIsNamedAndNoOther(Fault fault) throws IOException {
    for (Map.Entry<ObjectKey, byte[]> object : whole.entrySet()) {
      ObjectKey key = object.getKey();
      if (fault == Fault.REMOVED) {
        store.delete(key);
      } else {
        store.damage(key, fault.of(object.getValue()));
      }
      // What is below a head may have been pruned, and a report may have been.
      boolean mayBeGone =
          key.equals(StoreKeys.slot(fleet.yoga.device, 4))
              || key.equals(StoreKeys.slot(fleet.lab.device, 1))
              || key.text().startsWith(StoreKeys.REPORTS);
      List<String> expected = fault == Fault.REMOVED && mayBeGone ? List.of() : List.of(key.text());
      assertEquals(expected, named(look(/* readData= */ true)), fault + " of " + key);
      heal();
    }
  }

  @Test
  void withoutReadingTheBytesOnlyTheInsideOfPacksGoesUnseen() throws IOException {
    for (Map.Entry<ObjectKey, byte[]> object : whole.entrySet()) {
      ObjectKey key = object.getKey();
      store.damage(key, Fault.FLIPPED_IN_THE_MIDDLE.of(object.getValue()));
      boolean isPack = key.text().startsWith(StoreKeys.PACKS);
      assertEquals(isPack ? List.of() : List.of(key.text()), named(look(false)), key.toString());
      store.damage(key, Fault.TRUNCATED.of(object.getValue()));
      assertEquals(List.of(key.text()), named(look(false)), key.toString());
      heal();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcfs-meta/devices/", "tcfs-meta/fleet/", "heads/", "reports/", "packs/"})
  void anotherValidObjectInItsPlaceIsNamed(String prefix) throws IOException {
    List<ObjectKey> keys = keys(prefix);
    for (int i = 0; i < keys.size(); i++) {
      ObjectKey other = keys.get((i + 1) % keys.size());
      store.damage(keys.get(i), bytes(other));
      for (boolean readData : List.of(false, true)) {
        List<String> named = named(look(readData));
        assertEquals(List.of(keys.get(i).text()), named, keys.get(i) + " is " + other);
      }
      heal();
    }
  }

  /** Of another device, and of the same one: one that was merged since, and its successor. */
  @Test
  void anotherSegmentInThePlaceOfOneIsNamed() throws IOException {
    publishMany(fleet.yoga, 6);
    publishMany(fleet.lab, 3);
    whole = StoredFleet.contents(store);
    List<ObjectKey> segments = keys(StoreKeys.SEGMENTS);
    assertEquals(3, segments.size(), segments::toString);
    for (ObjectKey key : segments) {
      for (ObjectKey other : segments) {
        if (!other.equals(key)) {
          requireOnlyNamed(key, bytes(other));
        }
      }
    }
  }

  private static void publishMany(Fleet device, long seq) throws IOException {
    List<LogEntry> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      many.add(device.put(seq, 1_000 + i, "more/" + i, new Content.Folder(0700)));
    }
    device.publish(seq, many);
  }

  @Test
  void aRecordInThePlaceOfTheListOfDevicesIsNamed() throws IOException {
    for (ObjectKey device : keys(StoreKeys.DEVICE_RECORDS)) {
      requireOnlyNamed(StoreKeys.DEVICES, bytes(device));
    }
  }

  @Test
  void anotherFleetsIdentityIsNamed() throws IOException {
    InMemoryObjectStore elsewhere = new InMemoryObjectStore();
    Identities.create(
        elsewhere, new Identity(new FleetName("home"), new FleetId(7, 7), ChunkSizes.USUAL));
    byte[] identity = elsewhere.read(StoreKeys.IDENTITY, 1 << 20);
    store.damage(StoreKeys.IDENTITY, identity);
    assertEquals(Kind.FOREIGN, only(look(false)).kind());
    requireOnlyNamed(StoreKeys.IDENTITY, identity);
  }

  /** With and without reading the bytes of packs. */
  private void requireOnlyNamed(ObjectKey key, byte[] instead) throws IOException {
    store.damage(key, instead);
    for (boolean readData : List.of(false, true)) {
      assertEquals(List.of(key.text()), named(look(readData)));
    }
    heal();
  }

  @Test
  void anotherValidSlotOfTheSameNumberIsNamed() throws IOException {
    ObjectKey key = StoreKeys.slot(fleet.yoga.device, 4);
    InMemoryObjectStore other = new InMemoryObjectStore();
    Fleet clone = new Fleet(other, "yoga");
    for (int seq = 1; seq <= 4; seq++) {
      clone.publish(seq, List.of());
    }
    store.damage(key, other.read(key, 1 << 20));
    Damage damage = only(look(false));
    assertEquals(key.text(), damage.object());
    assertTrue(damage.problem().contains("slot 5 follows"), damage.problem());
  }

  @Test
  void aPackNamesExactlyTheVersionsThatNeedIt() throws IOException {
    store.delete(packOf(fleet.yoga, "big"));
    Damage gone = only(look(false));
    assertEquals(Kind.MISSING, gone.kind());
    assertEquals(List.of("big yoga 2"), needs(gone));
    heal();
    store.delete(packOf(fleet.yoga, "old"));
    assertEquals(List.of("old yoga 2 old"), needs(only(look(false))));
    heal();
    store.delete(packOf(fleet.yoga, "a"));
    Condition both = look(false);
    assertEquals(
        List.of("a yoga 4", "copy lab 1"),
        both.damages().stream().flatMap(damage -> needs(damage).stream()).toList());
  }

  @Test
  void aFrameThatIsDamagedIsNeededByItsOwnFilesAlone() throws IOException {
    ObjectKey pack = packOf(fleet.yoga, "big");
    byte[] bytes = bytes(pack).clone();
    bytes[20] ^= 1;
    store.damage(pack, bytes);
    assertEquals(List.of("big yoga 2"), needs(only(look(true))));
    heal();
    // The magic, and a directory that can be made again, are needed by no file.
    bytes[20] ^= 1;
    bytes[0] ^= 1;
    store.damage(pack, bytes);
    assertEquals(List.of(), needs(only(look(true))));
    bytes[0] ^= 1;
    bytes[bytes.length - 60] ^= 1;
    store.damage(pack, bytes);
    for (boolean readData : List.of(false, true)) {
      assertEquals(List.of(), needs(only(look(readData))));
    }
  }

  @Test
  void aSegmentTellsTheHeadsWhoseEntriesItHad() throws IOException {
    ObjectKey segment = keys(StoreKeys.SEGMENTS).getFirst();
    store.delete(segment);
    Damage damage = only(look(false));
    assertEquals(Kind.MISSING, damage.kind());
    assertEquals(List.of(new Untold(fleet.yoga.device, 2, 3)), damage.untold());
  }

  @Test
  void aSegmentOfWhichThereIsACopyTellsThePathsThatItHad() throws IOException {
    ObjectKey segment = keys(StoreKeys.SEGMENTS).getFirst();
    copies.keep(Digest.ofHex(segment.name()), bytes(segment));
    ObjectKey pack = packOf(fleet.yoga, "big");
    store.delete(segment);
    store.delete(pack);
    List<Damage> damages = look(false).damages();
    assertEquals(
        Set.of(segment.text(), pack.text()), damages.stream().map(Damage::object).collect(toSet()));
    for (Damage damage : damages) {
      assertTrue(needs(damage).contains("big yoga 2"), damage::toString);
      assertEquals(List.of(), damage.untold());
    }
  }

  /** The head before the last one still names it, and the last one its successor. */
  @Test
  void aSegmentThatWasMergedHidesNothingAndIsNotCountedTwice() throws IOException {
    ObjectKey superseded = keys(StoreKeys.SEGMENTS).getFirst();
    long before = look(false).looked().entries();
    publishMany(fleet.yoga, 6);
    Condition condition = look(false);
    assertEquals(List.of(), condition.damages());
    assertEquals(2, condition.looked().segments());
    assertEquals(0, condition.looked().unnamed());
    assertEquals(before + 400, condition.looked().entries());

    store.delete(superseded);
    Damage damage = only(look(false));
    assertEquals(superseded.text(), damage.object());
    assertEquals(List.of(), damage.untold());
  }

  @Test
  void aLastSlotThatIsGoneIsMissedByWhoHasSeenIt() throws IOException {
    store.delete(StoreKeys.slot(fleet.yoga.device, 5));
    Damage damage = only(look(false));
    assertEquals(StoreKeys.slot(fleet.yoga.device, 5).text(), damage.object());
    assertEquals(List.of(new Untold(fleet.yoga.device, 5, 5)), damage.untold());
    store.delete(StoreKeys.slot(fleet.yoga.device, 4));
    damage = only(look(false));
    assertEquals(List.of(new Untold(fleet.yoga.device, 1, 5)), damage.untold());
    heal();
    Condition known =
        new Inspection(store, Fleet.ID, SegmentCopies.NONE, false, InspectionListener.NONE)
            .look(known(fleet.lab.device, 7), fleet.lab.device);
    assertEquals(StoreKeys.slot(fleet.lab.device, 7).text(), only(known).object());
    Condition other =
        new Inspection(store, Fleet.ID, SegmentCopies.NONE, false, InspectionListener.NONE)
            .look(known(fleet.lab.device, 2), fleet.lab.device);
    assertTrue(only(other).problem().contains("read here before"), other::toString);
  }

  private static SortedMap<DeviceName, KnownSlot> known(DeviceName device, long seq) {
    return new TreeMap<>(Map.of(device, new KnownSlot(seq, Fleet.digest(1))));
  }

  @Test
  void aRevisionThatADeviceFollowsIsMissed() throws IOException {
    store.delete(StoreKeys.revision(2));
    assertTrue(only(look(false)).problem().contains("follows it"));
    heal();
    store.delete(StoreKeys.revision(1));
    assertEquals(Kind.MISSING, only(look(false)).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heads/yoga/99999999999999999999",
        "heads/yoga/09223372036854775807",
        "heads/yoga/5",
        "heads/YOGA/00000000000000000001",
        "heads/stranger/09223372036854775807",
        "tcfs-meta/fleet/09223372036854775807.json",
        "tcfs-meta/fleet/99999999999999999999.json",
        "tcfs-meta/devices/yoga/09223372036854775807.json",
        "tcfs-meta/devices/notes.txt",
        "reports/yoga/09223372036854775807",
        "reports/notes",
        "segments/yoga/notes",
        "segments/notes",
        "packs/notes",
        "packs/0/ab/cd/ef"
      })
  void whatDoesNotBelongThereIsNamed(String stray) throws IOException {
    store.damage(new ObjectKey(stray), new byte[] {1, 2, 3});
    List<String> named = named(look(true));
    assertTrue(named.contains(stray), named::toString);
    assertTrue(named.size() <= 2, named::toString);
    for (String other : named) {
      // A device that has a slot has no record.
      assertTrue(other.equals(stray) || other.contains("devices/stranger/"), named::toString);
    }
  }

  @Test
  void whatIsInNobodysWayIsNoDamage() throws IOException {
    store.damage(new ObjectKey("notes.txt"), new byte[1]);
    store.damage(new ObjectKey("repair/17/heads/yoga/1"), new byte[1]);
    Condition condition = look(false);
    assertEquals(List.of(), condition.damages());
    assertEquals(List.of(new ObjectKey("notes.txt")), condition.strays());
    assertEquals(1, condition.looked().kept());
  }

  @Test
  void slotsThatWerePrunedAreNoDamage() throws IOException {
    fleet.yoga.publish(6, List.of());
    fleet.yoga.publish(7, List.of());
    store.delete(StoreKeys.slot(fleet.yoga.device, 5));
    store.delete(StoreKeys.slot(fleet.yoga.device, 6));
    assertEquals(List.of(), look(false).damages());
  }

  @Test
  void aChainThatMovesOnWhileItIsLookedAtIsFollowed() throws IOException {
    store.freezeListings();
    for (int seq = 6; seq <= 9; seq++) {
      fleet.yoga.publish(seq, List.of());
    }
    AtomicLong lists = new AtomicLong();
    store.setFaults((operation, key) -> {
      if (operation == Faults.Operation.LIST && lists.incrementAndGet() == 2) {
        store.thawListings();
      }
      return Faults.Outcome.FINE;
    });
    for (int seq = 4; seq <= 7; seq++) {
      store.delete(StoreKeys.slot(fleet.yoga.device, seq));
    }
    Condition condition = look(false);
    assertEquals(List.of(), condition.damages());
    assertTrue(condition.looked().entries() > 300, condition::toString);
  }

  @Test
  void anotherFleetsObjectsAreNamedAsSuch() throws IOException {
    Condition condition =
        new Inspection(store, new FleetId(7, 7), SegmentCopies.NONE, true, InspectionListener.NONE)
            .look();
    assertTrue(
        condition.damages().stream()
            .allMatch(damage -> damage.kind() == Kind.FOREIGN || damage.kind() == Kind.MISSING),
        condition.damages()::toString);
  }

  @Test
  void aStoreThatIsAwayEndsIt() {
    store.setAbsent(true);
    assertThrows(StoreAbsentException.class, () -> look(false));
  }

  @Test
  void oneObjectThatIsNotGivenOutIsOneDamage() throws IOException {
    for (ObjectKey key : whole.keySet()) {
      store.setFaults((operation, object) ->
          operation == Faults.Operation.READ && object.equals(key.text())
              ? Faults.Outcome.FAILS
              : Faults.Outcome.FINE);
      Damage damage = only(look(true));
      assertEquals(key.text(), damage.object());
      assertEquals(Kind.UNREADABLE, damage.kind());
    }
  }

  @Test
  void aPartThatCannotBeListedLeavesTheOthers() throws IOException {
    store.setFaults((operation, prefix) ->
        operation == Faults.Operation.LIST && (prefix.isEmpty() || prefix.equals("packs/"))
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);
    assertEquals(List.of("packs/"), named(look(true)));
  }
}

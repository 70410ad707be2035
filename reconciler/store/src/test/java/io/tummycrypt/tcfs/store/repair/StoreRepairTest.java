package io.tummycrypt.tcfs.store.repair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Inspection;
import io.tummycrypt.tcfs.store.check.InspectionListener;
import io.tummycrypt.tcfs.store.check.StoredFleet;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.pack.ChunkSource;
import io.tummycrypt.tcfs.store.segment.InMemorySegmentCopies;
import io.tummycrypt.tcfs.store.slot.Fleet;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreRepairTest {
  private static final List<UnaryOperator<byte[]>> DAMAGES =
      List.of(
          bytes -> new byte[0],
          bytes -> Arrays.copyOf(bytes, bytes.length / 2),
          bytes -> Arrays.copyOf(bytes, bytes.length - 1),
          bytes -> Arrays.copyOf(bytes, bytes.length + 5),
          bytes -> flipped(bytes, 0),
          bytes -> flipped(bytes, bytes.length / 2),
          bytes -> flipped(bytes, bytes.length - 60),
          bytes -> StoredFleet.noise(77, bytes.length));

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Map<Digest, byte[]> files = new HashMap<>();
  private Map<ObjectKey, byte[]> whole = Map.of();
  private final InMemorySegmentCopies copies = new InMemorySegmentCopies();
  private int repairs;

  @BeforeEach
  void fill() throws IOException {
    StoredFleet.in(store);
    whole = StoredFleet.contents(store);
    int[] lengths = {700_000, 9_000, 5_000, 6_000, 7_000};
    for (int i = 0; i < lengths.length; i++) {
      byte[] bytes = StoredFleet.noise(i + 1, lengths[i]);
      files.put(Hasher.hash(bytes), bytes);
    }
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  /** Finds chunks in the files, as a device does. */
  private ChunkSource here(WantedFiles wanted) {
    return (chunk, length) -> {
      for (WantedFiles.Spot spot : wanted.spots(chunk)) {
        byte[] file = files.get(spot.file());
        if (file != null) {
          int from = Math.toIntExact(spot.offset());
          byte[] bytes = Arrays.copyOfRange(file, from, from + length);
          if (Hasher.hash(bytes).equals(chunk)) {
            return bytes;
          }
        }
      }
      return null;
    };
  }

  private Condition look() throws IOException {
    return new Inspection(store, Fleet.ID, copies, /* readData= */ true, InspectionListener.NONE)
        .look();
  }

  private Repaired repair() throws IOException {
    StoreRepair repair = StoreRepair.of(store, Fleet.ID, look(), this::here, copies);
    return repair.repair(repair.plan(), "r" + ++repairs);
  }

  private void requireWhole() throws IOException {
    for (Map.Entry<ObjectKey, byte[]> object : whole.entrySet()) {
      assertArrayEquals(object.getValue(), store.read(object.getKey(), 1 << 24));
    }
    assertEquals(List.of(), look().damages());
  }

  private List<ObjectKey> packs() {
    return whole.keySet().stream().filter(key -> key.text().startsWith(StoreKeys.PACKS)).toList();
  }

  private byte[] bytes(ObjectKey key) {
    return Objects.requireNonNull(whole.get(key));
  }

  @Test
  void everyPackThatIsDamagedIsMadeAgainAndWhatWasThereIsKept() throws IOException {
    for (ObjectKey pack : packs()) {
      for (UnaryOperator<byte[]> damage : DAMAGES) {
        byte[] damaged = damage.apply(bytes(pack));
        store.damage(pack, damaged);
        Repaired repaired = repair();
        assertEquals(1, repaired.done().size(), repaired::toString);
        requireWhole();
        ObjectKey kept = new ObjectKey(repaired.kept() + pack);
        assertArrayEquals(damaged, store.read(kept, 1 << 24));
      }
      store.delete(pack);
      repair();
      requireWhole();
    }
  }

  private List<ObjectKey> segments() {
    return whole.keySet().stream()
        .filter(key -> key.text().startsWith(StoreKeys.SEGMENTS))
        .toList();
  }

  @Test
  void aSegmentOfWhichThisDeviceHasACopyComesBack() throws IOException {
    assertFalse(segments().isEmpty());
    for (ObjectKey segment : segments()) {
      copies.keep(Digest.ofHex(segment.name()), bytes(segment));
      for (UnaryOperator<byte[]> damage : DAMAGES) {
        byte[] damaged = damage.apply(bytes(segment));
        store.damage(segment, damaged);
        Repaired repaired = repair();
        requireWhole();
        assertArrayEquals(damaged, store.read(new ObjectKey(repaired.kept() + segment), 1 << 24));
      }
      store.delete(segment);
      repair();
      requireWhole();
    }
  }

  @Test
  void packsOfWhichOnlyLostSegmentsToldComeBackWithThem() throws IOException {
    for (ObjectKey segment : segments()) {
      copies.keep(Digest.ofHex(segment.name()), bytes(segment));
      store.delete(segment);
    }
    for (ObjectKey pack : packs()) {
      store.delete(pack);
    }
    Repaired repaired = repair();
    assertEquals(segments().size() + packs().size(), repaired.done().size(), repaired::toString);
    requireWhole();
  }

  @Test
  void aSegmentWithoutASoundCopyStaysAsItIs() throws IOException {
    ObjectKey segment = segments().getFirst();
    byte[] damaged = flipped(bytes(segment), 20);
    store.damage(segment, damaged);
    for (boolean hasOne : List.of(false, true)) {
      if (hasOne) {
        copies.damage(Digest.ofHex(segment.name()), damaged);
      }
      Repaired repaired = repair();
      assertTrue(repaired.left().toString().contains("no copy of it"), repaired::toString);
      assertArrayEquals(damaged, store.read(segment, 1 << 24));
    }
  }

  @Test
  void aPackThatIsAnotherOneIsMadeAgain() throws IOException {
    List<ObjectKey> packs = packs();
    for (int i = 0; i < packs.size(); i++) {
      store.damage(packs.get(i), bytes(packs.get((i + 1) % packs.size())));
    }
    assertEquals(packs.size(), repair().done().size());
    requireWhole();
  }

  @Test
  void framesThatAreWholeNeedNoFile() throws IOException {
    files.clear();
    for (ObjectKey pack : packs()) {
      byte[] bytes = bytes(pack).clone();
      bytes[bytes.length - 60] ^= 1;
      bytes[2] ^= 1;
      store.damage(pack, bytes);
    }
    assertEquals(packs().size(), repair().done().size());
    requireWhole();
  }

  @Test
  void whatNobodyHasStaysAsItIs() throws IOException {
    files.clear();
    ObjectKey pack = packs().getFirst();
    store.damage(pack, flipped(bytes(pack), 20));
    ObjectKey segment = store.list(StoreKeys.SEGMENTS).getFirst();
    store.damage(segment, new byte[3]);
    ObjectKey stray = new ObjectKey("heads/yoga/notes");
    store.damage(stray, new byte[1]);
    Map<ObjectKey, byte[]> before = StoredFleet.contents(store);
    Repaired repaired = repair();
    assertEquals(List.of(), repaired.done());
    assertEquals(
        List.of(stray.text(), pack.text(), segment.text()),
        repaired.left().stream().map(left -> left.damage().object()).toList());
    Map<ObjectKey, byte[]> after = StoredFleet.contents(store);
    assertEquals(before.keySet(), after.keySet());
    before.forEach((key, bytes) -> assertArrayEquals(bytes, after.get(key)));
  }

  @Test
  void aFileThatHasChangedSinceIsNotTaken() throws IOException {
    files.replaceAll((_, bytes) -> flipped(bytes, 100));
    ObjectKey pack = packs().getFirst();
    store.delete(pack);
    assertEquals(0, repair().done().size());
    assertTrue(store.list(StoreKeys.REPAIRS).isEmpty());
  }

  @Test
  void theListOfDevicesIsDerivedAgain() throws IOException {
    store.damage(StoreKeys.DEVICES, new byte[] {1});
    Repaired repaired = repair();
    assertArrayEquals(
        new byte[] {1}, store.read(new ObjectKey(repaired.kept() + StoreKeys.DEVICES), 9));
    requireWhole();
    store.delete(StoreKeys.DEVICES);
    repair();
    requireWhole();
  }

  @Test
  void aRepairThatIsCutShortAnywhereIsGoneOnWith() throws IOException {
    List<Function<Integer, Faults>> cuts =
        List.of(
            at -> cut(at, Faults.Operation.CREATE, Faults.Outcome.FAILS),
            at -> cut(at, Faults.Operation.CREATE, Faults.Outcome.DONE_UNKNOWN),
            at -> cut(at, Faults.Operation.CREATE, Faults.Outcome.LOST),
            at -> cut(at, Faults.Operation.DELETE, Faults.Outcome.FAILS));
    // Frames that are only in the damaged pack must not be lost on the way.
    files.clear();
    ObjectKey pack = packs().getFirst();
    byte[] damaged = flipped(bytes(pack), bytes(pack).length - 60);
    for (Function<Integer, Faults> cut : cuts) {
      for (int at = 1; at <= 3; at++) {
        store.damage(pack, damaged);
        StoreRepair repair = StoreRepair.of(store, Fleet.ID, look(), this::here, copies);
        RepairPlan plan = repair.plan();
        store.setFaults(cut.apply(at));
        repair.repair(plan, "r" + ++repairs);
        store.setFaults(Faults.NONE);
        repair();
        requireWhole();
      }
    }
  }

  @Test
  void aCreationOfUnknownOutcomeIsTriedAgainBeforeThePackIsGivenUp() throws IOException {
    ObjectKey pack = packs().getFirst();
    store.damage(pack, new byte[4]);
    AtomicInteger lost = new AtomicInteger();
    store.setFaults((operation, key) ->
        operation == Faults.Operation.CREATE
                && key.equals(pack.text())
                && lost.incrementAndGet() < 5
            ? Faults.Outcome.LOST
            : Faults.Outcome.FINE);
    assertEquals(1, repair().done().size());
    assertEquals(5, lost.get());
    requireWhole();
  }

  @Test
  void aPackThatIsGoneFromItsPlaceIsToldWithWhereItIsKept() throws IOException {
    ObjectKey pack = packs().getFirst();
    byte[] damaged = flipped(bytes(pack), bytes(pack).length - 60);
    store.damage(pack, damaged);
    store.setFaults((operation, key) ->
        operation == Faults.Operation.CREATE && key.equals(pack.text())
            ? Faults.Outcome.LOST
            : Faults.Outcome.FINE);
    Repaired repaired = repair();
    store.setFaults(Faults.NONE);
    String why = repaired.left().getFirst().why();
    assertTrue(why.startsWith("it is gone from its place now"), why);
    ObjectKey kept = new ObjectKey(repaired.kept() + pack);
    assertTrue(why.contains("'" + kept + "': run the repair again"), why);
    assertArrayEquals(damaged, store.read(kept, 1 << 24));
    files.clear();
    repair();
    requireWhole();
  }

  @Test
  void aStoreThatGoesAwayOnTheWayDoesNotTakeTheListOfWhatWasDone() throws IOException {
    List<ObjectKey> packs = packs().subList(0, 3);
    for (ObjectKey pack : packs) {
      store.damage(pack, new byte[4]);
    }
    StoreRepair repair = StoreRepair.of(store, Fleet.ID, look(), this::here, copies);
    RepairPlan plan = repair.plan();
    store.setFaults((operation, key) -> {
      if (operation == Faults.Operation.DELETE && key.equals(packs.get(1).text())) {
        store.setAbsent(true);
      }
      return Faults.Outcome.FINE;
    });
    Repaired repaired = repair.repair(plan, "away");
    store.setAbsent(false);
    store.setFaults(Faults.NONE);
    assertEquals(
        List.of(packs.get(0).text()),
        repaired.done().stream().map(step -> step.damage().object()).toList());
    assertEquals(
        List.of(packs.get(1).text(), packs.get(2).text()),
        repaired.left().stream().map(left -> left.damage().object()).toList());
    assertTrue(repaired.left().getFirst().why().startsWith("it is gone"));
    repair();
    requireWhole();
  }

  private static Faults cut(int at, Faults.Operation operation, Faults.Outcome outcome) {
    AtomicInteger count = new AtomicInteger();
    return (each, _) ->
        each == operation && count.incrementAndGet() == at ? outcome : Faults.Outcome.FINE;
  }

  @Test
  void whatAnotherDeviceHasRepairedMeanwhileStays() throws IOException {
    ObjectKey pack = packs().getFirst();
    store.damage(pack, new byte[4]);
    StoreRepair slow = StoreRepair.of(store, Fleet.ID, look(), this::here, copies);
    RepairPlan plan = slow.plan();
    repair();
    AtomicInteger deletions = new AtomicInteger();
    store.setFaults((operation, _) -> {
      if (operation == Faults.Operation.DELETE) {
        deletions.incrementAndGet();
      }
      return Faults.Outcome.FINE;
    });
    assertEquals(1, slow.repair(plan, "slow").done().size());
    assertEquals(0, deletions.get());
    requireWhole();
  }

  @Test
  void whatAnotherDeviceRepairsWhileItIsKeptIsNotDeleted() throws IOException {
    ObjectKey pack = packs().getFirst();
    for (byte[] meanwhile : List.of(bytes(pack), new byte[7])) {
      store.damage(pack, new byte[4]);
      AtomicInteger deletions = new AtomicInteger();
      store.setFaults((operation, key) -> {
        if (operation == Faults.Operation.CREATE && key.startsWith(StoreKeys.REPAIRS)) {
          store.damage(pack, meanwhile);
        }
        if (operation == Faults.Operation.DELETE) {
          deletions.incrementAndGet();
        }
        return Faults.Outcome.FINE;
      });
      repair();
      assertEquals(0, deletions.get());
      assertArrayEquals(meanwhile, store.read(pack, 1 << 24));
      store.setFaults(Faults.NONE);
    }
    repair();
    requireWhole();
  }

  @Test
  void aStoreThatGoesAwayEndsItAndIsNotTakenForLostFrames() throws IOException {
    store.damage(packs().getFirst(), flipped(bytes(packs().getFirst()), 20));
    StoreRepair repair = StoreRepair.of(store, Fleet.ID, look(), this::here, copies);
    store.setAbsent(true);
    assertThrows(StoreAbsentException.class, repair::plan);
    store.setAbsent(false);
    repair();
    requireWhole();
  }

  @Test
  void aPlanWritesNothing() throws IOException {
    store.delete(packs().getFirst());
    AtomicInteger writes = new AtomicInteger();
    store.setFaults((operation, _) -> {
      if (operation == Faults.Operation.CREATE || operation == Faults.Operation.DELETE) {
        writes.incrementAndGet();
      }
      return Faults.Outcome.FINE;
    });
    RepairPlan plan = StoreRepair.of(store, Fleet.ID, look(), this::here, copies).plan();
    assertEquals(1, plan.steps().size());
    assertEquals(Damage.Kind.MISSING, plan.steps().getFirst().damage().kind());
    assertEquals(0, writes.get());
  }
}

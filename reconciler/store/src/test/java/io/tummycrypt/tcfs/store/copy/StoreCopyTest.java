package io.tummycrypt.tcfs.store.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Inspection;
import io.tummycrypt.tcfs.store.check.InspectionListener;
import io.tummycrypt.tcfs.store.check.StoredFleet;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.DirectoryObjectStore;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreCopyTest {
  private final InMemoryObjectStore from = new InMemoryObjectStore();
  private StoredFleet fleet;

  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    fleet = StoredFleet.in(from);
  }

  private Copied copy(ObjectStore to) throws IOException {
    return new StoreCopy(from, to, Fleet.ID, InspectionListener.NONE).copy();
  }

  private static List<String> damaged(ObjectStore store) throws IOException {
    return new Inspection(
            store, Fleet.ID, SegmentCopies.NONE, /* readData= */ true, InspectionListener.NONE)
        .look().damages().stream().map(Damage::object).toList();
  }

  private void requireEqual(ObjectStore to) throws IOException {
    Map<ObjectKey, byte[]> before = StoredFleet.contents(from);
    Map<ObjectKey, byte[]> after = StoredFleet.contents(to);
    assertEquals(before.keySet(), after.keySet());
    before.forEach((key, bytes) -> assertArrayEquals(bytes, after.get(key), key.toString()));
  }

  @Test
  void everythingIsCopiedOnceIntoAnyStore() throws IOException {
    ObjectStore to = DirectoryObjectStore.create(folder.resolve("to"));
    Copied copied = copy(to);
    requireEqual(to);
    assertEquals(List.of(), damaged(to));
    assertEquals(List.of(), copied.problems());
    // The identity and the list of devices are not counted.
    assertEquals(StoredFleet.contents(from).size() - 2, copied.objects());
    assertEquals(0, copied.present());
    Copied again = copy(to);
    assertEquals(0, again.objects());
    assertEquals(copied.objects(), again.present());
  }

  @ParameterizedTest
  @EnumSource(
      value = Faults.Outcome.class,
      names = {"FAILS", "DONE_UNKNOWN", "LOST"})
  void aCopyThatIsCutShortAnywhereIsRightAndGoesOn(Faults.Outcome outcome) throws IOException {
    int steps = 0;
    for (int step = 1; ; step++) {
      InMemoryObjectStore to = new InMemoryObjectStore();
      AtomicInteger creations = new AtomicInteger();
      int cut = step;
      to.setFaults((operation, _) ->
          operation == Faults.Operation.CREATE && creations.incrementAndGet() >= cut
              ? outcome
              : Faults.Outcome.FINE);
      boolean isCut = false;
      try {
        copy(to);
      } catch (IOException e) {
        isCut = true;
      }
      to.setFaults(Faults.NONE);
      if (step > 1 && isCut) {
        for (String damage : damaged(to)) {
          assertEquals(StoreKeys.DEVICES.text(), damage, "after " + step + " creations");
        }
      }
      copy(to);
      requireEqual(to);
      if (!isCut || creations.get() < cut) {
        break;
      }
      steps = step;
    }
    assertTrue(steps >= StoredFleet.contents(from).size() - 1, steps + " steps");
  }

  @Test
  void devicesGoOnWhileTheyAreCopied() throws IOException {
    InMemoryObjectStore to = new InMemoryObjectStore();
    AtomicInteger slots = new AtomicInteger();
    RequestListener goesOn =
        request -> {
          if (request.kind() == Kind.READ
              && request.object().startsWith("heads/lab/")
              && slots.incrementAndGet() == 1) {
            goOn();
          }
        };
    ObjectStore moving = new ObservedObjectStore(from, goesOn, () -> 0);
    new StoreCopy(moving, to, Fleet.ID, InspectionListener.NONE).copy();
    assertEquals(List.of(), damaged(to));
    assertTrue(to.list("heads/lab/").contains(StoreKeys.slot(fleet.lab.device, 4)));
  }

  /** The device lab publishes twice, and prunes all that was listed before. */
  private void goOn() {
    try {
      byte[] bytes = StoredFleet.noise(9, 900);
      fleet.lab.publish(3, List.of(fleet.lab.put(3, 9, "new", fleet.lab.store(bytes))));
      fleet.lab.publish(4, List.of());
      fleet.lab.writer.prune(fleet.lab.device, 4);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aHeadComesAfterThoseThatItsDeviceHadRead() throws IOException {
    SortedMap<DeviceName, Long> seen = new TreeMap<>(Map.of(fleet.yoga.device, 5L));
    HeadDraft draft = fleet.lab.draft(3, List.of());
    SealedSlot slot =
        fleet.lab.writer.seal(
            new HeadDraft(
                draft.device(),
                draft.incarnation(),
                3,
                draft.writeId(),
                draft.at(),
                List.of(),
                seen,
                new TreeMap<>(),
                new TreeMap<>()));
    fleet.lab.writer.create(slot);
    List<String> created = new ArrayList<>();
    RequestListener notes =
        request -> {
          if (request.kind() == Kind.CREATE && request.object().startsWith("heads/")) {
            created.add(request.object().replaceAll("heads/|/0+", ""));
          }
        };
    copy(new ObservedObjectStore(new InMemoryObjectStore(), notes, () -> 0));
    assertEquals(
        List.of("gone1", "lab1", "yoga4", "gone2", "lab2", "yoga5", "gone3", "lab3"), created);
  }

  @Test
  void aTargetThatIsSomebodyElsesOrNotEmptyIsRefused() throws IOException {
    InMemoryObjectStore other = new InMemoryObjectStore();
    Identities.create(
        other, new Identity(new FleetName("other"), new FleetId(9, 9), ChunkSizes.USUAL));
    assertThrows(TargetUsedException.class, () -> copy(other));
    assertEquals(1, other.list("").size());
    InMemoryObjectStore full = new InMemoryObjectStore();
    full.damage(new ObjectKey("notes.txt"), new byte[1]);
    assertThrows(TargetUsedException.class, () -> copy(full));
    assertEquals(1, full.list("").size());
    InMemoryObjectStore probed = new InMemoryObjectStore();
    probed.damage(new ObjectKey("tcfs-meta/probe/left-1"), new byte[1]);
    assertEquals(List.of(), copy(probed).problems());
  }

  @Test
  void aTargetThatHasGoneOnByItselfIsRefused() throws IOException {
    InMemoryObjectStore to = new InMemoryObjectStore();
    copy(to);
    Fleet there = new Fleet(to, "lab");
    there.publish(3, List.of());
    TargetUsedException used = assertThrows(TargetUsedException.class, () -> copy(to));
    assertTrue(message(used).contains("heads/lab/"), message(used));
    fleet.lab.publish(3, List.of(fleet.lab.put(3, 9, "x", fleet.lab.store(new byte[9]))));
    used = assertThrows(TargetUsedException.class, () -> copy(to));
    assertTrue(message(used).contains("other bytes"), message(used));
  }

  @Test
  void aLongerSlotInTheTargetIsOneOfItsOwn() throws IOException {
    InMemoryObjectStore to = new InMemoryObjectStore();
    copy(to);
    ObjectKey slot = StoreKeys.slot(fleet.yoga.device, 5);
    byte[] bytes = from.read(slot, 1 << 20);
    to.damage(slot, Arrays.copyOf(bytes, bytes.length + 1));
    TargetUsedException used = assertThrows(TargetUsedException.class, () -> copy(to));
    assertTrue(message(used).contains("'" + slot + "' has other bytes"), message(used));
  }

  @Test
  void anotherCopyAtTheSameTimeIsNoUse() throws IOException {
    InMemoryObjectStore to = new InMemoryObjectStore();
    copy(to);
    AtomicInteger listings = new AtomicInteger();
    to.setFaults((operation, prefix) -> {
      if (operation == Faults.Operation.LIST
          && prefix.equals(StoreKeys.SLOTS)
          && listings.incrementAndGet() == 1) {
        goOn();
        ObjectKey slot = StoreKeys.slot(fleet.lab.device, 4);
        to.damage(slot, bytes(slot));
      }
      return Faults.Outcome.FINE;
    });
    assertEquals(List.of(), copy(to).problems());
  }

  private byte[] bytes(ObjectKey key) {
    try {
      return from.read(key, 1 << 20);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  @Test
  void whatRepairsHaveKeptIsCopiedAsItIs() throws IOException {
    ObjectKey pack = from.list(StoreKeys.PACKS).getFirst();
    from.damage(StoreKeys.kept("r1", pack), new byte[] {1, 2});
    from.damage(StoreKeys.kept("r2", pack), new byte[0]);
    InMemoryObjectStore to = new InMemoryObjectStore();
    Copied copied = copy(to);
    assertEquals(0, copied.left());
    assertEquals(List.of(), copied.problems());
    requireEqual(to);
    assertEquals(0, copy(to).objects());
    from.setFaults((operation, key) ->
        operation == Faults.Operation.READ && key.startsWith("repair/r1/")
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);
    Copied again = copy(to);
    from.setFaults(Faults.NONE);
    assertEquals(
        List.of(StoreKeys.kept("r1", pack).text()),
        again.problems().stream().map(Copied.Problem::object).toList());
  }

  @Test
  void aDamagedPackIsLeftOutAndADamagedSlotKeepsItsNumber() throws IOException {
    ObjectKey pack = from.list(StoreKeys.PACKS).getFirst();
    ObjectKey segment = from.list(StoreKeys.SEGMENTS).getFirst();
    ObjectKey slot = StoreKeys.slot(fleet.yoga.device, 5);
    for (ObjectKey key : List.of(pack, segment, slot)) {
      byte[] bytes = from.read(key, 1 << 24);
      bytes[bytes.length / 2] ^= 1;
      from.damage(key, bytes);
    }
    from.damage(new ObjectKey("heads/notes"), new byte[1]);
    InMemoryObjectStore to = new InMemoryObjectStore();
    Copied copied = copy(to);
    assertEquals(
        List.of(slot.text(), pack.text(), segment.text()),
        copied.problems().stream().map(Copied.Problem::object).toList());
    assertEquals(1, copied.left());
    assertEquals(
        List.of(slot.text(), pack.text(), segment.text()), damaged(to), "as in the source");
    assertArrayEquals(from.read(slot, 1 << 20), to.read(slot, 1 << 20));
  }

  private void failReading(ObjectKey... keys) {
    List<String> failing = Arrays.stream(keys).map(ObjectKey::text).toList();
    from.setFaults((operation, key) ->
        operation == Faults.Operation.READ && failing.contains(key)
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);
  }

  private static List<String> objects(Copied copied) {
    return copied.problems().stream().map(Copied.Problem::object).toList();
  }

  @Test
  void whatCannotBeReadIsToldAndAllElseIsCopied() throws IOException {
    ObjectKey report = from.list(StoreKeys.REPORTS).getFirst();
    ObjectKey record = StoreKeys.deviceRecord(fleet.lab.device, 1);
    ObjectKey revision = StoreKeys.revision(1);
    ObjectKey slot = StoreKeys.slot(fleet.lab.device, 1);
    ObjectKey pack = from.list(StoreKeys.PACKS).getFirst();
    failReading(report, record, revision, slot, pack);
    InMemoryObjectStore to = new InMemoryObjectStore();
    Copied copied = copy(to);
    List<String> failed =
        List.of(slot.text(), pack.text(), report.text(), record.text(), revision.text());
    assertEquals(failed, objects(copied));
    for (Copied.Problem problem : copied.problems()) {
      assertEquals(Damage.Kind.UNREADABLE, problem.kind());
      assertTrue(problem.text().startsWith("it is not copied: "), problem.text());
    }
    from.setFaults(Faults.NONE);
    var missing = new ArrayList<>(StoredFleet.contents(from).keySet());
    missing.removeAll(to.list(""));
    assertEquals(failed, missing.stream().map(ObjectKey::text).toList());
    assertEquals(
        List.of(pack.text(), record.text(), revision.text()),
        damaged(to),
        "a head tells what the slots below it told");
    assertEquals(List.of(), copy(to).problems());
    requireEqual(to);
  }

  @Test
  void aChainWhoseLastSlotCannotBeReadIsBehindAndNotComplete() throws IOException {
    ObjectKey slot = StoreKeys.slot(fleet.yoga.device, 5);
    failReading(slot);
    InMemoryObjectStore to = new InMemoryObjectStore();
    assertEquals(List.of(slot.text()), objects(copy(to)));
    from.setFaults(Faults.NONE);
    assertEquals(List.of(slot.text()), damaged(to));
    assertEquals(List.of(), copy(to).problems());
    requireEqual(to);
  }

  @Test
  void nobodyIsToGoByTheRecordBeforeOneThatCannotBeRead() throws IOException {
    for (ObjectKey last :
        List.of(StoreKeys.deviceRecord(fleet.lab.device, 2), StoreKeys.revision(2))) {
      failReading(last);
      InMemoryObjectStore to = new InMemoryObjectStore();
      Copied copied = copy(to);
      assertEquals(List.of(StoreKeys.SLOTS, StoreKeys.REPORTS, last.text()), objects(copied));
      assertTrue(copied.problems().getFirst().text().contains("'" + last + "'"));
      assertEquals(List.of(), to.list(StoreKeys.SLOTS));
      assertEquals(List.of(), to.list(StoreKeys.REPORTS));
      assertEquals(from.list(StoreKeys.PACKS), to.list(StoreKeys.PACKS));
      assertEquals(from.list(StoreKeys.SEGMENTS), to.list(StoreKeys.SEGMENTS));
      from.setFaults(Faults.NONE);
      assertEquals(List.of(), copy(to).problems());
      requireEqual(to);
      failReading(last);
      assertEquals(List.of(last.text()), objects(copy(to)), "the target has it");
    }
  }

  @Test
  void whatIsNoneOfTheFleetsNeedNotBeListed() throws IOException {
    from.setFaults((operation, prefix) ->
        operation == Faults.Operation.LIST && prefix.isEmpty()
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);
    InMemoryObjectStore to = new InMemoryObjectStore();
    assertEquals(List.of(), copy(to).problems());
    from.setFaults(Faults.NONE);
    requireEqual(to);
  }

  @Test
  void whatIsNamedAndMissingIsTold() throws IOException {
    InMemoryObjectStore whole = new InMemoryObjectStore();
    copy(whole);
    List<ObjectKey> packs = List.copyOf(from.list(StoreKeys.PACKS));
    for (ObjectKey key : packs) {
      from.delete(key);
    }
    Copied copied = copy(new InMemoryObjectStore());
    assertEquals(packs.stream().map(ObjectKey::text).toList(), objects(copied));
    for (Copied.Problem problem : copied.problems()) {
      assertEquals(Damage.Kind.MISSING, problem.kind());
      assertTrue(problem.text().matches(".* '(heads|segments)/.*' names it"), problem.text());
    }
    assertEquals(List.of(), copy(whole).problems(), "an earlier copy has it");
  }

  @Test
  void aSegmentThatIsMissingIsToldAndNotWhatItWouldHaveNamed() throws IOException {
    List<String> gone = new ArrayList<>();
    for (ObjectKey key : from.list(StoreKeys.SEGMENTS)) {
      from.delete(key);
      gone.add(key.text());
    }
    Copied copied = copy(new InMemoryObjectStore());
    assertEquals(gone, objects(copied));
    assertTrue(copied.problems().getFirst().text().contains("'heads/"), copied::toString);
  }
}

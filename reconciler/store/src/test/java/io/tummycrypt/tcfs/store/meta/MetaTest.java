package io.tummycrypt.tcfs.store.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.meta.DeviceRecord.Kind;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class MetaTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final FleetId OTHER = new FleetId(3, 4);
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final DeviceName LAB = new DeviceName("lab");
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
  private static final Identity IDENTITY =
      new Identity(new FleetName("home"), FLEET, ChunkSizes.USUAL);

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final DeviceRegistry registry = new DeviceRegistry(store, FLEET);
  private final DeviceRegistrar registrar = new DeviceRegistrar(store, FLEET);
  private final FleetRevisions revisions = new FleetRevisions(store, FLEET);
  private final RevisionPublisher publisher = new RevisionPublisher(store, FLEET);

  @Test
  void theFirstIdentityStays() throws IOException {
    assertThrows(NoSuchFileException.class, () -> Identities.read(store));
    assertEquals(IDENTITY, Identities.create(store, IDENTITY));
    Identity late = new Identity(new FleetName("late"), OTHER, new ChunkSizes(64, 64, 64));
    assertEquals(IDENTITY, Identities.create(store, late), "the loser is told who won");
    assertEquals(IDENTITY, Identities.require(store, FLEET));
    IOException foreign =
        assertThrows(ForeignObjectException.class, () -> Identities.require(store, OTHER));
    requireNames(foreign, FLEET.toString());
    requireNames(foreign, OTHER.toString());
  }

  @Test
  void anIdentityOfUnknownFateIsReadBack() throws IOException {
    for (Faults.Outcome outcome : List.of(Faults.Outcome.LOST, Faults.Outcome.DONE_UNKNOWN)) {
      InMemoryObjectStore flaky = new InMemoryObjectStore();
      AtomicInteger calls = new AtomicInteger();
      flaky.setFaults((_, _) -> calls.getAndIncrement() == 0 ? outcome : Faults.Outcome.FINE);
      assertEquals(IDENTITY, Identities.create(flaky, IDENTITY));
    }
  }

  @Test
  void anAbsentStoreGetsNoIdentity() {
    store.setAbsent(true);
    assertThrows(StoreAbsentException.class, () -> Identities.read(store));
    assertThrows(StoreAbsentException.class, () -> Identities.create(store, IDENTITY));
  }

  @Test
  void anIdentityThisVersionDoesNotKnowIsRefused() throws IOException {
    Identities.create(store, IDENTITY);
    refuses("\"format\":3", "\"format\":4", "has format '4', this version knows format 3");
    refuses("\"encryption\":\"none\"", "\"encryption\":\"age\"", "'age'");
    refuses("\"digest\":\"blake3\"", "\"digest\":\"sha256\"", "'sha256'");
    refuses("fastcdc-2020", "rabin", "'rabin'");
  }

  private void refuses(String right, String other, String named) throws IOException {
    byte[] before = store.read(StoreKeys.IDENTITY, 10_000);
    String text = new String(before, StandardCharsets.UTF_8).replace(right, other);
    String open = text.substring(0, text.indexOf(",\"sum\""));
    String sum = Hasher.hash(open.getBytes(StandardCharsets.UTF_8)).hex();
    store.damage(
        StoreKeys.IDENTITY, (open + ",\"sum\":\"" + sum + "\"}").getBytes(StandardCharsets.UTF_8));
    IOException refused = assertThrows(UnknownFormatException.class, () -> Identities.read(store));
    requireNames(refused, named);
    requireNames(refused, StoreKeys.IDENTITY.text());
    store.damage(StoreKeys.IDENTITY, before);
  }

  @Test
  void theHighestRecordOfADeviceCounts() throws Exception {
    DeviceRecord enrolled = device(YOGA, 1, Kind.ENROL);
    DeviceRecord rekeyed = device(YOGA, 2, Kind.REKEY);
    DeviceRecord lab = device(LAB, 1, Kind.ENROL);
    assertNull(registry.latest(YOGA));
    assertEquals(Map.of(), registry.latest());
    for (DeviceRecord device : List.of(enrolled, rekeyed, lab)) {
      assertEquals(Creation.CREATED, registrar.create(device));
      assertEquals(Creation.CREATED, registrar.create(device), "again, the same");
    }
    assertEquals(Creation.EXISTS, registrar.create(device(YOGA, 2, Kind.RETIRE)));
    assertEquals(Map.of(YOGA, rekeyed, LAB, lab), registry.latest());
    assertEquals(rekeyed, registry.latest(YOGA));
    assertEquals(List.of(enrolled, rekeyed), registry.history(YOGA));
    assertTrue(enrolled.fingerprint().toString().startsWith("sha256:"));
  }

  @Test
  void aKeyIsFoundUnderTheNameThatItWasEnrolledWith() throws Exception {
    DeviceRecord enrolled = device(YOGA, 1, Kind.ENROL);
    DeviceRecord lab = device(LAB, 1, Kind.ENROL);
    assertNull(registry.ofKey(lab.fingerprint()));
    registrar.create(enrolled);
    registrar.create(lab);
    assertEquals(lab, registry.ofKey(lab.fingerprint()));
    DeviceRecord rekeyed = device(YOGA, 2, Kind.REKEY);
    registrar.create(rekeyed);
    registrar.create(device(YOGA, 3, Kind.RETIRE));
    DeviceRecord last = registry.latest(YOGA);
    assertEquals(last, registry.ofKey(enrolled.fingerprint()), "its key of earlier");
    assertEquals(last, registry.ofKey(rekeyed.fingerprint()));
    assertNull(registry.ofKey(device(YOGA, 4, Kind.REKEY).fingerprint()));
  }

  @Test
  void theListForPeopleIsHealed() throws Exception {
    registrar.create(device(YOGA, 1, Kind.ENROL));
    registrar.heal();
    byte[] right = store.read(StoreKeys.DEVICES, 100_000);
    assertTrue(new String(right, StandardCharsets.UTF_8).contains("\"device\":\"yoga\""));
    for (byte[] wrong : List.of(new byte[0], new byte[] {1}, Arrays.copyOf(right, 5000))) {
      store.damage(StoreKeys.DEVICES, wrong);
      registrar.heal();
      assertEquals(
          new String(right, StandardCharsets.UTF_8),
          new String(store.read(StoreKeys.DEVICES, 100_000), StandardCharsets.UTF_8));
    }
    registrar.create(device(LAB, 1, Kind.ENROL));
    registrar.heal();
    assertTrue(store.size(StoreKeys.DEVICES) > right.length);
  }

  @Test
  void theHighestRevisionCountsAndIsKeptLetterForLetter() throws IOException {
    assertNull(revisions.latest());
    String document = "kind: TcfsFleet\n# \"quotes\" \\ \ttabs \u00fc \ud83d\ude00\n---\n";
    FleetRevision one = new FleetRevision(1, YOGA, AT, "");
    FleetRevision two = new FleetRevision(2, LAB, AT.plusNanos(1), document);
    assertEquals(Creation.CREATED, publisher.create(one));
    assertEquals(Creation.CREATED, publisher.create(two));
    assertEquals(Creation.EXISTS, publisher.create(new FleetRevision(2, YOGA, AT, "other")));
    assertEquals(two, revisions.latest());
    assertEquals(List.of(one, two), revisions.history());
    assertEquals(one, revisions.read(1));
    assertThrows(NoSuchFileException.class, () -> revisions.read(3));
  }

  @Test
  void aRevisionSaysWhereItsDocumentIsFrom() throws IOException {
    RevisionOrigin origin =
        new RevisionOrigin("git https://git.lab/fleet", "3f2a", new TreeSet<>(Set.of(LAB)));
    FleetRevision revision = new FleetRevision(1, YOGA, AT, "x", origin);
    publisher.create(revision);
    assertEquals(revision, revisions.latest());
    assertEquals("git https://git.lab/fleet at 3f2a", origin.toString());
    FleetRevision byHand = new FleetRevision(2, YOGA, AT, "y", RevisionOrigin.BY_HAND);
    publisher.create(byHand);
    assertEquals(byHand, revisions.latest());
    assertThrows(
        IllegalArgumentException.class, () -> new RevisionOrigin("a\nb", "", origin.added()));
  }

  @Test
  void revisionTenComesAfterRevisionNine() throws IOException {
    for (long n = 1; n <= 10; n++) {
      publisher.create(new FleetRevision(n, YOGA, AT, "revision " + n));
    }
    assertEquals(new FleetRevision(10, YOGA, AT, "revision 10"), revisions.latest());
  }

  @Test
  void everyFlippedBitAndTruncationIsFound() throws Exception {
    Identities.create(store, IDENTITY);
    registrar.create(device(YOGA, 1, Kind.ENROL));
    publisher.create(new FleetRevision(1, YOGA, AT, "kind: TcfsFleet\n"));
    requireDamageFound(StoreKeys.IDENTITY, () -> Identities.read(store));
    requireDamageFound(StoreKeys.deviceRecord(YOGA, 1), registry::latest);
    requireDamageFound(StoreKeys.revision(1), revisions::latest);
  }

  private void requireDamageFound(ObjectKey key, Executable reading) throws IOException {
    byte[] right = store.read(key, 100_000);
    for (int i = 0; i < right.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = right.clone();
        flipped[i] ^= (byte) (1 << bit);
        store.damage(key, flipped);
        requireNames(assertThrows(DamagedObjectException.class, reading), key.text());
      }
      store.damage(key, Arrays.copyOf(right, i));
      requireNames(assertThrows(DamagedObjectException.class, reading), key.text());
    }
    store.damage(key, right);
  }

  @Test
  void objectsOfAnotherFleetAreRefused() throws Exception {
    new DeviceRegistrar(store, OTHER).create(device(YOGA, 1, Kind.ENROL));
    new RevisionPublisher(store, OTHER).create(new FleetRevision(1, YOGA, AT, "x"));
    requireNames(assertThrows(ForeignObjectException.class, registry::latest), OTHER.toString());
    requireNames(assertThrows(ForeignObjectException.class, revisions::latest), FLEET.toString());
  }

  @Test
  void anObjectUnderAnothersKeyIsRefused() throws Exception {
    registrar.create(device(YOGA, 1, Kind.ENROL));
    byte[] bytes = store.read(StoreKeys.deviceRecord(YOGA, 1), 10_000);
    store.createOnce(StoreKeys.deviceRecord(LAB, 1), bytes);
    assertThrows(DamagedObjectException.class, registry::latest);
    publisher.create(new FleetRevision(1, YOGA, AT, "x"));
    store.createOnce(StoreKeys.revision(2), store.read(StoreKeys.revision(1), 10_000));
    assertThrows(DamagedObjectException.class, revisions::latest);
  }

  private static void requireNames(IOException found, String named) {
    assertTrue(String.valueOf(found.getMessage()).contains(named), found.getMessage());
  }

  private static DeviceRecord device(DeviceName name, long n, Kind kind) throws Exception {
    byte[] key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
    return new DeviceRecord(
        name, n, kind, Base64.getEncoder().encodeToString(key), "host \u00fc \n", AT);
  }
}

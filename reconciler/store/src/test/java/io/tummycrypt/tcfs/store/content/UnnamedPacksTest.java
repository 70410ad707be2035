package io.tummycrypt.tcfs.store.content;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UnnamedPacksTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final int PACK = 16 << 20;
  private static final byte[] NOISE = noise();

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();
  private final Noting notes = new Noting();

  private final ObservedObjectStore observed =
      new ObservedObjectStore(store, this::requested, System::nanoTime);

  private void requested(StoreRequest request) {
    sent.addAndGet(request.kind() == Kind.CREATE ? request.bytes() : 0);
    asked.addAndGet(request.kind() == Kind.SIZE ? 1 : 0);
  }

  private static byte[] noise() {
    byte[] noise = new byte[2 * PACK + PACK / 8];
    new Random(1).nextBytes(noise);
    return noise;
  }

  /** A device that remembers nothing but its notes, as after a start. */
  private final class Device {
    private final ContentIndex index = new ContentIndex();
    private final UnnamedPacks unnamed = new UnnamedPacks(observed, index, notes);

    private ContentWriter session(long epoch) {
      return new ContentWriter(
          observed, FLEET, index, ChunkSizes.USUAL, epoch, Concurrency.of(1), unnamed);
    }

    /** A session that is over before anything of it counts. */
    private void isCut(int bytes) throws IOException {
      try (ContentWriter session = session(0)) {
        session.store(new ByteArrayInputStream(NOISE, 0, bytes), bytes);
      }
    }

    private Digest stores(byte[] bytes, long epoch) throws IOException {
      try (ContentWriter session = session(epoch)) {
        StoredContent stored = session.store(new ByteArrayInputStream(bytes), bytes.length);
        session.flush();
        return stored.digest();
      }
    }

    private List<PackTable> names(Digest file) {
      List<ChunkPlace> places = Objects.requireNonNull(index.find(file));
      return index.tablesOf(places.stream().map(place -> place.chunk().digest()).toList());
    }
  }

  /** As many full packs as a session of this length has stored before it was cut. */
  private long cutAt(int bytes) throws IOException {
    new Device().isCut(bytes);
    sent.set(0);
    return notes.all.stream().mapToLong(NotedPack::bytes).sum();
  }

  @Test
  void doesNotSendAgainWhatACutSessionHasStored() throws IOException {
    long noted = cutAt(NOISE.length);
    assertTrue(noted >= PACK, noted + " bytes are noted");

    Device later = new Device();
    Digest file = later.stores(NOISE, 0);

    assertTrue(sent.get() + noted < NOISE.length + PACK / 16, sent + " bytes sent again");
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    new ContentReader(store, FLEET, later.index).copyChunks(file, read);
    assertArrayEquals(NOISE, read.toByteArray());
    List<PackTable> named = later.names(file);
    assertTrue(named.containsAll(notes.all.stream().map(NotedPack::table).toList()));
    assertEquals(store.list("packs/").size(), named.size());
  }

  @Test
  void goesOnAfterASessionThatFailedInTheSameProcess() throws IOException {
    Device device = new Device();
    device.isCut(NOISE.length);
    sent.set(0);
    long noted = notes.all.stream().mapToLong(NotedPack::bytes).sum();

    device.stores(NOISE, 0);

    assertTrue(sent.get() + noted < NOISE.length + PACK / 16, sent + " bytes sent again");
  }

  @Test
  void doesNotSendAgainWhatWasStoredBeforeTheStoreFailed() throws IOException {
    AtomicLong creations = new AtomicLong();
    store.setFaults((operation, _) ->
        operation == Faults.Operation.CREATE && creations.incrementAndGet() > 1
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);
    assertThrows(IOException.class, () -> new Device().stores(NOISE, 0));
    store.setFaults(Faults.NONE);
    assertEquals(1, notes.all.size());
    sent.set(0);

    readsBack(new Device());

    long noted = notes.all.getFirst().bytes();
    assertTrue(sent.get() + noted < NOISE.length + PACK / 16, sent + " bytes sent again");
  }

  @Test
  void asksOncePerPackThatIsWantedAndForNoOther() throws IOException {
    cutAt(NOISE.length);
    int noted = notes.all.size();

    new Device().stores(new byte[] {1, 2, 3}, 0);
    assertEquals(0, asked.get());

    new Device().stores(NOISE, 0);
    assertEquals(noted, asked.get());
  }

  @Test
  void aSmallSessionNotesAndAsksNothing() throws IOException {
    new Device().stores(new byte[1000], 0);
    assertEquals(List.of(), notes.all);
    assertEquals(0, asked.get());
  }

  @Test
  void aPackThatIsGoneIsSentAgain() throws IOException {
    cutAt(NOISE.length);
    NotedPack gone = notes.all.getFirst();
    store.delete(gone.table().pack().key());

    readsBack(new Device());

    assertEquals(gone.bytes(), store.size(gone.table().pack().key()));
  }

  @Test
  void aPackOfAnotherLengthIsNotNamed() throws IOException {
    cutAt(NOISE.length);
    NotedPack found = notes.all.removeFirst();
    notes.all.addFirst(
        new NotedPack(found.store(), found.fleet(), found.at(), found.bytes() + 1, found.table()));

    readsBack(new Device());

    assertTrue(sent.get() >= found.bytes(), sent + " bytes sent");
  }

  @Test
  void aStoreThatCannotBeAskedIsAskedOnceAndEverythingIsSent() throws IOException {
    cutAt(NOISE.length);
    AtomicBoolean isFirst = new AtomicBoolean(true);
    store.setFaults((operation, _) ->
        operation == Faults.Operation.READ && isFirst.getAndSet(false)
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);

    readsBack(new Device());

    assertEquals(1, asked.get());
  }

  @Test
  void packsOfAnotherEpochAreNotNamed() throws IOException {
    cutAt(NOISE.length);
    Device later = new Device();
    Digest file = later.stores(NOISE, 1);
    assertTrue(later.names(file).stream().allMatch(table -> table.pack().epoch() == 1));
  }

  @Test
  void aNoteIsReadAsItWasWrittenAndNoByteOfItMayChange() throws IOException {
    cutAt(NOISE.length);
    NotedPack pack = notes.all.getFirst();
    byte[] line = pack.line();
    assertEquals(pack, NotedPack.parse(line));
    assertFalse(new String(line, US_ASCII).contains("\n"));
    for (int at = 0; at < line.length; at += 997) {
      byte[] changed = line.clone();
      changed[at] ^= 1;
      assertThrows(IOException.class, () -> NotedPack.parse(changed));
    }
  }

  private void readsBack(Device device) throws IOException {
    Digest file = device.stores(NOISE, 0);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    new ContentReader(store, FLEET, device.index).copyChunks(file, read);
    assertArrayEquals(NOISE, read.toByteArray());
  }

  /** Notes in memory, read from the beginning by each device. */
  private static final class Noting implements PackNotes {
    private final List<NotedPack> all = new ArrayList<>();

    @Override
    public synchronized void stored(PackTable table, long bytes) {
      all.add(new NotedPack("file:///store", FLEET, Instant.EPOCH, bytes, table));
    }

    @Override
    public synchronized List<NotedPack> more(long epoch) {
      return all.stream().filter(pack -> pack.table().pack().epoch() == epoch).toList();
    }

    @Override
    public void known() {}

    @Override
    public synchronized void forget() {
      all.clear();
    }
  }
}

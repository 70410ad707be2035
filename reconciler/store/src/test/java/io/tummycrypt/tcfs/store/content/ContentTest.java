package io.tummycrypt.tcfs.store.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTest {
  private static final FleetId FLEET = new FleetId(1, 2);

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final ContentReader reader = new ContentReader(store, FLEET, index);

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 100, 16 << 10, (16 << 10) + 1, 256 << 10, 300_000, 512 << 10, 5_000_000})
  void readsBackWhatItStored(int length) throws IOException {
    byte[] bytes = noise(length, 1);
    StoredContent content = storeOne(bytes);
    assertEquals(new StoredContent(Hasher.hash(bytes), length), content);
    assertTrue(reader.has(content.digest()));
    assertArrayEquals(bytes, read(content.digest()));
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    reader.copyChunks(content.digest(), chunks);
    assertArrayEquals(bytes, chunks.toByteArray());
  }

  @Test
  void countsWhatItHadToPack() throws IOException {
    byte[] bytes = noise(1000, 1);
    try (ContentWriter writer = writer()) {
      writer.store(new ByteArrayInputStream(bytes), 1000);
      writer.store(new ByteArrayInputStream(bytes), 1000);
      writer.flush();
      assertEquals(1000, writer.packedBytes());
    }
    try (ContentWriter later = writer()) {
      later.store(new ByteArrayInputStream(bytes), 1000);
      assertEquals(0, later.packedBytes());
    }
  }

  @Test
  void anEmptyFileNeedsNoPack() throws IOException {
    storeOne(new byte[0]);
    assertEquals(List.of(), store.list(""));
  }

  @Test
  void storesTheSameContentOnce() throws IOException {
    byte[] bytes = noise(3_000_000, 2);
    try (ContentWriter writer = writer()) {
      writer.store(new ByteArrayInputStream(bytes), bytes.length);
      writer.store(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
      writer.flush();
      assertEquals(1, packs().size());
      assertTrue(storedBytes() < 3_100_000, "stored " + storedBytes());

      writer.store(new ByteArrayInputStream(bytes), bytes.length);
      writer.flush();
    }
    storeOne(bytes);
    assertEquals(1, packs().size());
  }

  @Test
  void oneByteAtTheStartCostsLessThanATwentieth() throws IOException {
    byte[] bytes = noise(30 << 20, 3);
    storeOne(bytes);
    long before = storedBytes();
    byte[] longer = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, longer, 1, bytes.length);
    StoredContent content = storeOne(longer);
    long growth = storedBytes() - before;
    assertTrue(growth > 0 && growth < bytes.length / 20, "grew by " + growth);
    assertArrayEquals(longer, read(content.digest()));
  }

  @Test
  void smallFilesShareFramesAndPacks() throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (ContentWriter writer = writer()) {
      for (int i = 0; i < 2000; i++) {
        byte[] text =
            ("file " + i + " has a line that others have too\n")
                .repeat(20)
                .getBytes(StandardCharsets.UTF_8);
        files.add(text);
        writer.store(new ByteArrayInputStream(text), text.length);
      }
      writer.flush();
    }
    assertEquals(1, packs().size());
    long plain = files.stream().mapToLong(file -> file.length).sum();
    assertTrue(storedBytes() < plain / 4, storedBytes() + " bytes stored for " + plain);
    for (byte[] file : files) {
      assertArrayEquals(file, read(Hasher.hash(file)));
    }
  }

  @Test
  void packsAreLarge() throws IOException {
    storeOne(noise(40 << 20, 4));
    assertEquals(3, packs().size());
    for (ObjectKey pack : packs()) {
      assertTrue(store.size(pack) < 18 << 20, pack + " has " + store.size(pack));
    }
  }

  @Test
  void nothingCountsBeforeTheFlush() throws IOException {
    byte[] bytes = noise(20 << 20, 5);
    try (ContentWriter writer = writer()) {
      StoredContent content = writer.store(new ByteArrayInputStream(bytes), bytes.length);
      assertFalse(reader.has(content.digest()));
    }
    assertFalse(reader.has(Hasher.hash(bytes)));
    storeOne(bytes);
    assertArrayEquals(bytes, read(Hasher.hash(bytes)));
  }

  /** Of the longer one the store fails while it is stored. */
  @ParameterizedTest
  @ValueSource(ints = {100_000, 150 << 20})
  void aBrokenStoreFailsTheSessionAndClaimsNothing(int length) throws IOException {
    byte[] bytes = noise(length, 6);
    store.setFaults((_, _) -> Faults.Outcome.FAILS);
    try (ContentWriter writer = writer()) {
      assertThrows(
          IOException.class,
          () -> {
            writer.store(new ByteArrayInputStream(bytes), bytes.length);
            writer.flush();
          });
      store.setFaults(Faults.NONE);
      assertThrows(IOException.class, writer::flush, "the session is over");
      assertThrows(
          IOException.class, () -> writer.store(new ByteArrayInputStream(bytes), bytes.length));
    }
    assertFalse(reader.has(Hasher.hash(bytes)));
    storeOne(bytes);
    assertArrayEquals(bytes, read(Hasher.hash(bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DONE_UNKNOWN", "LOST"})
  void repeatsAPackWhoseFateIsUnknown(String outcome) throws IOException {
    AtomicBoolean first = new AtomicBoolean(true);
    store.setFaults((operation, _) ->
        operation == Faults.Operation.CREATE && first.getAndSet(false)
            ? Faults.Outcome.valueOf(outcome)
            : Faults.Outcome.FINE);
    byte[] bytes = noise(100_000, 7);
    storeOne(bytes);
    assertArrayEquals(bytes, read(Hasher.hash(bytes)));
  }

  /** One that nothing names, as a run leaves it that died before it published. */
  @Test
  void aPackThatIsThereIsTakenOnlyAsItMustBe() throws IOException {
    byte[] bytes = noise(100_000, 16);
    storeOne(bytes);
    ObjectKey pack = packs().getFirst();
    byte[] right = store.read(pack, 1 << 20);
    byte[] flipped = right.clone();
    flipped[right.length / 2] ^= 1;

    for (byte[] wrong : List.of(flipped, Arrays.copyOf(right, 9), Arrays.copyOf(right, 200_000))) {
      store.damage(pack, wrong);
      requireNames(pack, assertThrows(DamagedObjectException.class, () -> storeAnew(bytes)));
    }
    store.damage(pack, right);
    storeAnew(bytes);
    assertEquals(List.of(pack), packs());
  }

  @ParameterizedTest
  @ValueSource(ints = {200_000, 1 << 20, 5_000_000})
  void aFileThatChangesItsSizeIsNotStored(int length) throws IOException {
    byte[] bytes = noise(length, 8);
    try (ContentWriter writer = writer()) {
      for (long expected : new long[] {0, length / 2, length - 1, length + 1, 2L * length}) {
        assertThrows(
            ContentChangedException.class,
            () -> writer.store(new ByteArrayInputStream(bytes), expected));
      }
      writer.flush();
      assertFalse(reader.has(Hasher.hash(bytes)));
      writer.store(new ByteArrayInputStream(bytes), bytes.length);
      writer.flush();
    }
    assertArrayEquals(bytes, read(Hasher.hash(bytes)));
  }

  /** Whatever of it another thread still works on, it is not in the next file. */
  @Test
  void aFileThatCannotBeReadOnHarmsNoOther() throws IOException {
    byte[] bytes = noise(5_000_000, 18);
    try (ContentWriter writer = writer()) {
      for (int readable = 0; readable < bytes.length; readable += 700_000) {
        InputStream broken =
            new SequenceInputStream(
                new ByteArrayInputStream(bytes, 0, readable),
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("bad sector");
                  }

                  @Override
                  public int read(byte[] into, int offset, int length) throws IOException {
                    return read();
                  }
                });
        IOException failed =
            assertThrows(IOException.class, () -> writer.store(broken, bytes.length));
        assertEquals("bad sector", failed.getMessage());
        byte[] other = noise(1_500_000 + readable, readable);
        assertEquals(
            Hasher.hash(other),
            writer.store(new ByteArrayInputStream(other), other.length).digest());
        writer.flush();
        assertArrayEquals(other, read(Hasher.hash(other)));
      }
    }
    assertFalse(reader.has(Hasher.hash(bytes)));
  }

  @Test
  void aSessionThatWasInterruptedIsOver() throws IOException {
    byte[] bytes = noise(5_000_000, 19);
    try (ContentWriter writer = writer()) {
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedIOException.class,
          () -> writer.store(new ByteArrayInputStream(bytes), bytes.length));
      assertTrue(Thread.interrupted());
      assertThrows(IOException.class, writer::flush);
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 3 << 20})
  void aFileWithoutEndIsGivenUp(long expected) throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 7);
            return length;
          }
        };
    try (ContentWriter writer = writer()) {
      assertThrows(ContentChangedException.class, () -> writer.store(endless, expected));
    }
  }

  @Test
  void nobodyNamesUnknownContent() {
    assertFalse(reader.has(Hasher.hash(new byte[] {1})));
    Digest unknown = Hasher.hash(new byte[] {1});
    assertThrows(
        NoSuchFileException.class, () -> reader.copyTo(unknown, OutputStream.nullOutputStream()));
  }

  @Test
  void findsEveryFlippedByteOfAFrame() throws IOException {
    byte[] bytes = noise(300, 9);
    storeOne(bytes);
    ObjectKey pack = packs().getFirst();
    byte[] stored = store.read(pack, 1 << 20);
    for (int i = 8; i < 308; i++) {
      byte[] flipped = stored.clone();
      flipped[i] ^= 1;
      store.damage(pack, flipped);
      requireNames(pack, assertThrows(IOException.class, () -> freshRead(bytes), "byte " + i));
    }
  }

  @Test
  void namesATruncatedAndAMissingPack() throws IOException {
    byte[] bytes = noise(1_000_000, 10);
    storeOne(bytes);
    ObjectKey pack = packs().getFirst();
    store.damage(pack, Arrays.copyOf(store.read(pack, 2 << 20), 700_000));
    requireNames(pack, assertThrows(DamagedObjectException.class, () -> freshRead(bytes)));
    store.delete(pack);
    requireNames(pack, assertThrows(DamagedObjectException.class, () -> freshRead(bytes)));
  }

  @Test
  void wrongChunksOfAFileAreFoundAtItsEnd() throws IOException {
    Digest one = storeOne(noise(1000, 11)).digest();
    Digest two = storeOne(noise(1000, 12)).digest();
    Digest claimed = Hasher.hash(noise(2000, 13));
    List<PackTable> none = List.of();
    index.stored(Map.of(claimed, List.of(one, two)), none);
    IOException found = assertThrows(IOException.class, () -> read(claimed));
    assertTrue(String.valueOf(found.getMessage()).contains(claimed.hex()), found.getMessage());
  }

  @Test
  void whatIsStoredHereOutdoesWhatOthersSay() throws IOException {
    byte[] bytes = noise(600_000, 14);
    Digest lie = storeOne(noise(1000, 15)).digest();
    index.stored(Map.of(Hasher.hash(bytes), List.of(lie)), List.of());
    storeOne(bytes);
    assertArrayEquals(bytes, read(Hasher.hash(bytes)));
  }

  /** Without any frame that was read before. */
  private byte[] freshRead(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ContentReader(store, FLEET, index).copyTo(Hasher.hash(bytes), out);
    return out.toByteArray();
  }

  private byte[] read(Digest digest) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reader.copyTo(digest, out);
    return out.toByteArray();
  }

  private StoredContent storeOne(byte[] bytes) throws IOException {
    try (ContentWriter writer = writer()) {
      StoredContent content = writer.store(new ByteArrayInputStream(bytes), bytes.length);
      writer.flush();
      return content;
    }
  }

  /** By somebody who does not know what is stored. */
  private void storeAnew(byte[] bytes) throws IOException {
    ContentIndex empty = new ContentIndex();
    try (ContentWriter writer =
        new ContentWriter(store, FLEET, empty, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      writer.store(new ByteArrayInputStream(bytes), bytes.length);
      writer.flush();
    }
  }

  private ContentWriter writer() {
    return new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, Concurrency.of(2));
  }

  private List<ObjectKey> packs() throws IOException {
    return store.list(StoreKeys.PACKS);
  }

  private long storedBytes() throws IOException {
    long bytes = 0;
    for (ObjectKey pack : packs()) {
      bytes += store.size(pack);
    }
    return bytes;
  }

  private static void requireNames(ObjectKey pack, IOException found) {
    assertTrue(String.valueOf(found.getMessage()).contains("'" + pack + "'"), found.getMessage());
  }

  private static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}

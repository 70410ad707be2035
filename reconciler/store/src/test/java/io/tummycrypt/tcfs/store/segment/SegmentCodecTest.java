package io.tummycrypt.tcfs.store.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.Samples;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {0, Integer.MAX_VALUE})
final class SegmentCodecTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final DeviceName DEVICE = new DeviceName("yoga");

  /** From where on a text is read in two halves. */
  @Parameter int longText;

  private SegmentCodec codec = new SegmentCodec(FLEET);
  private final Segment segment = segment();

  private static Segment segment() {
    Samples samples = new Samples(42);
    List<StoredEntry> entries =
        Stream.generate(samples::entry)
            .limit(20)
            .sorted(Comparator.comparingLong(entry -> entry.entry().seq()))
            .toList();
    List<PackedChunk> chunks =
        List.of(
            new PackedChunk(Hasher.hash(new byte[] {1}), 100),
            new PackedChunk(Hasher.hash(new byte[] {2}), 200));
    PackTable table =
        new PackTable(
            new PackId(3, Hasher.hash(new byte[] {3})),
            List.of(
                new Frame(8, 150, 300, Codec.ZSTD, chunks),
                new Frame(1L << 40, 100, 100, Codec.RAW, chunks.subList(0, 1))));
    return new Segment(DEVICE, List.of(table), entries);
  }

  @BeforeEach
  void setLength() {
    codec = new SegmentCodec(FLEET, longText);
  }

  @Test
  void readsAnyNumberOfEntriesBehindAnyNumberOfPacks() throws IOException {
    for (int entries = 1; entries <= segment.entries().size(); entries++) {
      for (List<PackTable> packs : List.of(List.<PackTable>of(), segment.packs())) {
        Segment some = new Segment(DEVICE, packs, segment.entries().subList(0, entries));
        assertEquals(some, read(codec.write(some)));
      }
    }
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertEquals(segment, read(codec.write(segment)));
  }

  @Test
  void findsEveryFlippedByteAndTruncation() throws IOException {
    byte[] stored = codec.write(segment);
    Digest id = Hasher.hash(stored);
    ObjectKey key = StoreKeys.segment(DEVICE, id);
    for (int i = 0; i < stored.length; i++) {
      byte[] flipped = stored.clone();
      flipped[i] ^= 0x20;
      requireNames(key, () -> codec.read(key, DEVICE, id, flipped));
      byte[] cut = Arrays.copyOf(stored, i);
      requireNames(key, () -> codec.read(key, DEVICE, id, cut));
    }
  }

  @Test
  void refusesTheSegmentOfAnotherFleetOrDevice() throws IOException {
    byte[] foreign = new SegmentCodec(new FleetId(7, 8)).write(segment);
    String message =
        String.valueOf(
            assertThrows(ForeignObjectException.class, () -> read(foreign)).getMessage());
    assertTrue(message.contains(FLEET.toString()), message);
    assertTrue(message.contains(new FleetId(7, 8).toString()), message);

    byte[] other =
        codec.write(new Segment(new DeviceName("other"), segment.packs(), segment.entries()));
    assertThrows(DamagedObjectException.class, () -> read(other));
  }

  @Test
  void refusesAnotherFormatAndAWrongCount() throws IOException {
    String text =
        new String(
            Compression.decompress(new ObjectKey("x"), codec.write(segment), SegmentCodec.LIMIT),
            StandardCharsets.UTF_8);
    assertThrows(
        UnknownFormatException.class,
        () -> read(stored(text.replace("\"format\":3", "\"format\":4"))));
    assertThrows(
        DamagedObjectException.class,
        () -> read(stored(text.replace("\"entries\":20", "\"entries\":19"))));
    assertThrows(
        DamagedObjectException.class,
        () -> read(stored(text.replace("\"entries\":20", "\"entries\":21"))));
    assertEquals(segment, read(stored(text)));
  }

  @Test
  void refusesWhatExpandsBeyondItsLimit() {
    byte[] bomb = Compression.compress(new byte[SegmentCodec.LIMIT + 1], 0, SegmentCodec.LIMIT + 1);
    String message =
        String.valueOf(assertThrows(DamagedObjectException.class, () -> read(bomb)).getMessage());
    assertTrue(message.contains("at most " + SegmentCodec.LIMIT), message);
  }

  private static byte[] stored(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Compression.compress(bytes, 0, bytes.length);
  }

  private Segment read(byte[] stored) throws IOException {
    Digest id = Hasher.hash(stored);
    return codec.read(StoreKeys.segment(DEVICE, id), DEVICE, id, stored);
  }

  private static void requireNames(ObjectKey key, Executable reading) {
    IOException found = assertThrows(DamagedObjectException.class, reading);
    assertTrue(String.valueOf(found.getMessage()).contains("'" + key + "'"), found.getMessage());
  }
}

package io.tummycrypt.tcfs.store.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.FormatsDocument;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PackTest {
  private static final FleetId FLEET = FleetId.parse("00112233445566778899aabbccddeeff");
  private static final FleetId OTHER = FleetId.parse("ffeeddccbbaa99887766554433221100");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final PackReader reader = new PackReader(store, FLEET);

  @Test
  void hasTheBytesOfTheDocument() throws IOException {
    byte[] documented = FormatsDocument.bytes("A pack of one frame with two chunks");
    Pack pack = pack(1, List.of("hello\n", "tcfs\n"));
    assertEquals(HexFormat.of().formatHex(documented), HexFormat.of().formatHex(bytes(pack)));
    assertEquals(
        "packs/00000000000000000001/"
            + pack.table().pack().digest().hex().substring(0, 2)
            + "/"
            + Hasher.hash(documented).hex(),
        pack.table().pack().key().text());
  }

  @Test
  void givesBackEveryChunk() throws IOException {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      texts.add("line " + random.nextLong() + " ".repeat(random.nextInt(3000)));
    }
    PackTable table = put(pack(3, texts));
    Frame frame = table.frames().getFirst();
    assertEquals(Codec.ZSTD, frame.codec());
    PlainFrame plain = reader.frame(table.pack(), frame);
    for (int i = 0; i < texts.size(); i++) {
      assertArrayEquals(bytes(texts.get(i)), plain.chunk(i));
    }
  }

  @Test
  void keepsWhatDoesNotCompressAsItIs() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(8).nextBytes(noise);
    EncodedFrame frame = encoded(noise, List.of(new PackedChunk(Hasher.hash(noise), 100_000)));
    PackBuilder builder = new PackBuilder(FLEET, 0);
    builder.add(frame);
    PackTable table = put(builder.finish());
    assertEquals(Codec.RAW, table.frames().getFirst().codec());
    assertArrayEquals(noise, reader.frame(table.pack(), table.frames().getFirst()).chunk(0));
  }

  @Test
  void theTableIsRebuiltFromTheEnd() throws IOException {
    PackBuilder builder = new PackBuilder(FLEET, 9);
    for (int i = 0; i < 10; i++) {
      builder.add(frame(List.of("frame " + i, "x".repeat(5000 + i))));
    }
    PackTable table = put(builder.finish());
    assertEquals(table, reader.table(table.pack()));
  }

  @Test
  void aFlippedByteNeverBecomesWrongBytes() throws IOException {
    Pack pack = pack(1, List.of("hello ".repeat(20), "tcfs ".repeat(20)));
    PackId id = pack.table().pack();
    for (int i = 0; i < pack.bytes().remaining(); i++) {
      byte[] flipped = bytes(pack);
      flipped[i] ^= 0x10;
      store.damage(id.key(), flipped);
      requireRightBytesOrNone(pack.table(), List.of("hello ".repeat(20), "tcfs ".repeat(20)));
    }
  }

  /** Some bits of a zstd frame mean nothing, so a chunk may be right in spite of the damage. */
  private void requireRightBytesOrNone(PackTable table, List<String> texts) {
    Frame frame = table.frames().getFirst();
    for (int i = 0; i < texts.size(); i++) {
      try {
        assertArrayEquals(bytes(texts.get(i)), reader.frame(table.pack(), frame).chunk(i));
      } catch (IOException e) {
        requireNames(table.pack(), e);
      }
    }
  }

  @Test
  void findsEveryTruncation() throws IOException {
    Pack pack = pack(1, List.of("hello", "tcfs"));
    PackId id = pack.table().pack();
    Frame frame = pack.table().frames().getFirst();
    for (int length = 0; length < pack.bytes().remaining(); length++) {
      store.damage(id.key(), Arrays.copyOf(bytes(pack), length));
      requireNames(id, assertThrows(IOException.class, () -> reader.table(id), "length " + length));
    }
    store.damage(id.key(), Arrays.copyOf(bytes(pack), 12));
    IOException found = assertThrows(IOException.class, () -> reader.frame(id, frame));
    assertEquals(
        "object '" + id.key() + "' is damaged: found 12 bytes in all, expected 9 bytes at 8",
        found.getMessage());
  }

  @Test
  void namesAMissingPack() {
    PackTable table = pack(1, List.of("hello")).table();
    IOException found =
        assertThrows(
            DamagedObjectException.class,
            () -> reader.frame(table.pack(), table.frames().getFirst()));
    requireNames(table.pack(), found);
    assertTrue(String.valueOf(found.getMessage()).contains("no such object"));
  }

  @Test
  void refusesThePackOfAnotherFleet() throws IOException {
    PackTable table = put(pack(1, List.of("hello")));
    IOException found =
        assertThrows(
            ForeignObjectException.class, () -> new PackReader(store, OTHER).table(table.pack()));
    assertTrue(String.valueOf(found.getMessage()).contains(FLEET.toString()));
    assertTrue(String.valueOf(found.getMessage()).contains(OTHER.toString()));
  }

  @Test
  void neverExpandsBeyondWhatItSays() throws IOException {
    byte[] zeros = new byte[10 << 20];
    Digest digest = Hasher.hash(zeros);
    PackBuilder builder = new PackBuilder(FLEET, 1);
    builder.add(encoded(zeros, List.of(new PackedChunk(digest, zeros.length))));
    PackTable table = put(builder.finish());
    Frame honest = table.frames().getFirst();
    Frame lie =
        new Frame(
            honest.offset(),
            honest.storedLength(),
            2000,
            Codec.ZSTD,
            List.of(new PackedChunk(digest, 2000)));
    assertThrows(DamagedObjectException.class, () -> reader.frame(table.pack(), lie));
    assertThrows(IllegalArgumentException.class, () -> new PackedChunk(digest, Frame.LIMIT + 1));
  }

  private static void requireNames(PackId id, IOException found) {
    assertTrue(
        String.valueOf(found.getMessage()).contains("'" + id.key() + "'"), found.getMessage());
  }

  private PackTable put(Pack pack) throws IOException {
    store.createOnce(pack.table().pack().key(), pack.bytes());
    return pack.table();
  }

  static Pack pack(long epoch, List<String> texts) {
    PackBuilder builder = new PackBuilder(FLEET, epoch);
    builder.add(frame(texts));
    return builder.finish();
  }

  private static EncodedFrame frame(List<String> texts) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    List<PackedChunk> chunks = new ArrayList<>();
    for (String text : texts) {
      plain.writeBytes(bytes(text));
      chunks.add(new PackedChunk(Hasher.hash(bytes(text)), bytes(text).length));
    }
    return encoded(plain.toByteArray(), chunks);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(Pack pack) {
    byte[] bytes = new byte[pack.bytes().remaining()];
    pack.bytes().get(bytes);
    return bytes;
  }

  private static EncodedFrame encoded(byte[] plain, List<PackedChunk> chunks) {
    return EncodedFrame.of(plain, plain.length, chunks, new byte[EncodedFrame.room(plain.length)]);
  }
}

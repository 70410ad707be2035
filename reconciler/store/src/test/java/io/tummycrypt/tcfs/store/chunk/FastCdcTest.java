package io.tummycrypt.tcfs.store.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FastCdcTest {
  private static final String VECTORS = "/vectors/fastcdc.json";

  /** Gives one to seven bytes at a time. */
  private static final class Dribble extends FilterInputStream {
    private int calls;

    Dribble(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return super.read(into, offset, Math.min(length, 1 + calls++ % 7));
    }
  }

  private record Chunk(int length, String id) {}

  static Stream<Map<?, ?>> vectors() throws IOException {
    return ((List<?>) get(Vectors.load(VECTORS), "vectors")).stream().map(v -> (Map<?, ?>) v);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithThePublishedVectors(Map<?, ?> vector) throws Exception {
    byte[] input = Vectors.input((String) get(vector, "name"), (int) get(vector, "input_len"));
    assertEquals(get(vector, "file_blake3"), Hasher.hash(input).hex());

    List<Chunk> chunks = split(sizes(vector), new ByteArrayInputStream(input));
    assertEquals(get(vector, "chunk_count"), chunks.size());
    assertEquals(get(vector, "lengths"), chunks.stream().map(Chunk::length).toList());
    assertEquals(get(vector, "lengths_sha256_u32be"), lengthsDigest(chunks));
    if (!chunks.isEmpty()) {
      assertEquals(get(vector, "chunk_ids_first_8"), ids(chunks).limit(8).toList());
      assertEquals(get(vector, "last_chunk_blake3"), chunks.getLast().id());
      String manifest = ids(chunks).collect(Collectors.joining("\n"));
      assertEquals(
          get(vector, "v1_manifest_blake3"),
          Hasher.hash(manifest.getBytes(StandardCharsets.UTF_8)).hex());
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void cutsTheSameHoweverTheBytesArrive(Map<?, ?> vector) throws Exception {
    byte[] input = Vectors.input((String) get(vector, "name"), (int) get(vector, "input_len"));
    assertEquals(
        split(sizes(vector), new ByteArrayInputStream(input)),
        split(sizes(vector), new Dribble(input)));
  }

  /** The vectors are tried with the faster one only. */
  @ParameterizedTest
  @MethodSource("vectors")
  void findsTheSameInJavaAsInTheLibrary(Map<?, ?> vector) throws Exception {
    assumeTrue(NativeLibrary.isLoaded(), "there is no native library");
    byte[] input = Vectors.input((String) get(vector, "name"), (int) get(vector, "input_len"));
    int bits = Integer.numberOfTrailingZeros(Integer.highestOneBit(sizes(vector).average()));
    long before = Gear.mask(bits + 1);
    long behind = Gear.mask(bits - 1);
    int cuts = 0;
    for (int offset = 0; offset < input.length - 64; offset += 1 + input.length / 300) {
      int end = input.length - offset & ~1;
      int center = Math.min(sizes(vector).average(), end) & ~1;
      int begin = Math.min(sizes(vector).min(), center) & ~1;
      int found = Gear.search(input, offset, begin, center, end, before, behind);
      assertEquals(found, NativeGear.search(input, offset, begin, center, end, before, behind));
      cuts += found < end ? 1 : 0;
    }
    boolean isNoise = String.valueOf(vector.get("name")).startsWith("sha256ctr");
    assertTrue(cuts > 0 || !isNoise, "nothing was cut");
  }

  @Test
  void aLibraryThatFindsSomethingElseIsNotUsed() {
    assumeTrue(NativeLibrary.isLoaded(), "there is no native library");
    assertTrue(NativeGear.agreesWith(Gear::search));
    assertFalse(
        NativeGear.agreesWith((bytes, offset, begin, center, end, before, behind) ->
            Gear.search(bytes, offset, begin, center, end, before, behind) - 1));
  }

  @Test
  void hasThePublishedGearTable() throws Exception {
    ByteBuffer table = ByteBuffer.allocate(256 * 8);
    for (long entry : Gear.table()) {
      table.putLong(entry);
    }
    Map<?, ?> gear = (Map<?, ?>) get(Vectors.load(VECTORS), "gear");
    assertEquals(get(gear, "sha256_of_256_u64be"), sha256(table.array()));
  }

  @Test
  void hasThePublishedMasks() throws IOException {
    Map<?, ?> masks = (Map<?, ?>) get(Vectors.load(VECTORS), "masks_by_bits_hex");
    assertEquals(21, masks.size());
    masks.forEach((bits, mask) ->
        assertEquals(mask, HexFormat.of().toHexDigits(Gear.mask(Integer.parseInt((String) bits)))));
  }

  @Test
  void aSmallFileIsOneChunk() throws IOException {
    byte[] input = new byte[ChunkSizes.USUAL.min()];
    assertEquals(
        List.of(input.length),
        split(ChunkSizes.USUAL, new ByteArrayInputStream(input)).stream()
            .map(Chunk::length)
            .toList());
  }

  /** With an odd least size a chunk may be shorter by one. */
  @Test
  void hasRoomForAllCuts() throws Exception {
    for (int value = 0; value < 256; value++) {
      byte[] input = new byte[8191];
      Arrays.fill(input, (byte) value);
      split(new ChunkSizes(65, 80, 2048), new ByteArrayInputStream(input));
    }
  }

  @Test
  void chunksHaveTheUsualSizes() throws Exception {
    byte[] input = Vectors.counted(20 << 20);
    List<Chunk> chunks = split(ChunkSizes.USUAL, new ByteArrayInputStream(input));
    assertEquals(input.length, chunks.stream().mapToInt(Chunk::length).sum());
    for (Chunk chunk : chunks.subList(0, chunks.size() - 1)) {
      assertTrue(chunk.length() >= 16 << 10 && chunk.length() <= 256 << 10, chunk.toString());
    }
    int average = input.length / chunks.size();
    assertTrue(average > 48 << 10 && average < 112 << 10, "average " + average);
  }

  @Test
  void passesOnWhatTheReaderSays() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("bad sector");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("bad sector");
          }
        };
    assertEquals(
        "bad sector",
        assertThrows(IOException.class, () -> split(ChunkSizes.USUAL, broken)).getMessage());
  }

  private static List<Chunk> split(ChunkSizes sizes, InputStream in) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    long total =
        new FastCdc(sizes)
            .split(
                in,
                (bytes, ends) -> {
                  int start = 0;
                  for (int end : ends) {
                    String id = Hasher.hash(bytes, start, end - start).hex();
                    chunks.add(new Chunk(end - start, id));
                    start = end;
                  }
                });
    assertEquals(total, chunks.stream().mapToLong(Chunk::length).sum());
    return chunks;
  }

  private static Stream<String> ids(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::id);
  }

  private static ChunkSizes sizes(Map<?, ?> vector) {
    return new ChunkSizes(
        (int) get(vector, "min"), (int) get(vector, "avg"), (int) get(vector, "max"));
  }

  private static String lengthsDigest(List<Chunk> chunks) throws Exception {
    ByteBuffer lengths = ByteBuffer.allocate(4 * chunks.size());
    chunks.forEach(chunk -> lengths.putInt(chunk.length()));
    return sha256(lengths.array());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Object get(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }
}

package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read ahead of who wants it is bounded, whatever an older store says. */
class OlderStreamTest {
  private static final int USUAL = 2 << 20;

  private final InMemoryOlderObjects objects = new InMemoryOlderObjects();
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final List<String> chunks = new ArrayList<>();

  /** The bytes that each reading before the first byte was asked for could have taken. */
  private final List<Integer> limits = Collections.synchronizedList(new ArrayList<>());

  private void chunk(int length) {
    byte[] bytes = new byte[length];
    new Random(chunks.size()).nextBytes(bytes);
    String hash = Hasher.hash(bytes).hex();
    objects.put("chunks/" + hash, bytes);
    chunks.add(hash);
    all.writeBytes(bytes);
  }

  private OlderFile file(String manifest) {
    byte[] bytes = manifest.getBytes(UTF_8);
    objects.put("manifests/m", bytes);
    Digest digest = Hasher.hash(all.toByteArray());
    return new OlderFile("manifests/m", Hasher.hash(bytes), digest, all.size());
  }

  private OlderObjects noted() {
    return new OlderObjects() {
      @Override
      public byte[] read(String key, int maxBytes) throws IOException {
        limits.add(maxBytes);
        return objects.read(key, maxBytes);
      }

      @Override
      public List<String> list(String prefix) throws IOException {
        return objects.list(prefix);
      }
    };
  }

  @Test
  void largeChunksAreReadWhenItIsTheirTurnAndInOrder() throws IOException {
    for (int length : new int[] {10, USUAL + 1, 20, USUAL, 3 * USUAL, 30, USUAL + 2}) {
      chunk(length);
    }
    OlderFile file = file(String.join("\n", chunks));
    try (OlderContents contents = new OlderContents(noted());
        InputStream in = contents.open(file)) {
      byte[] first = in.readNBytes(10);
      assertEquals(10, first.length);
      assertTrue(limits.stream().allMatch(limit -> limit <= USUAL), limits::toString);
      byte[] rest = in.readAllBytes();
      byte[] whole = new byte[10 + rest.length];
      System.arraycopy(first, 0, whole, 0, 10);
      System.arraycopy(rest, 0, whole, 10, rest.length);
      assertArrayEquals(all.toByteArray(), whole);
    }
    assertEquals(3, limits.stream().filter(limit -> limit > USUAL).count(), limits::toString);
  }

  @Test
  void aLargeManifestIsReadWhenItsFileIsAskedFor() throws IOException {
    chunk(100);
    OlderFile file = file(chunks.getFirst() + "\n".repeat(USUAL));
    try (OlderContents contents = new OlderContents(noted());
        InputStream in = contents.open(file)) {
      assertArrayEquals(all.toByteArray(), in.readAllBytes());
    }
    assertEquals(USUAL, limits.getFirst());
    assertTrue(limits.get(1) > USUAL, limits::toString);
  }

  @Test
  void whatIsTooLargeForAChunkIsRefused() throws IOException {
    chunk((16 << 20) + 1);
    OlderFile file = file(chunks.getFirst());
    try (OlderContents contents = new OlderContents(objects);
        InputStream in = contents.open(file)) {
      IOException refused = assertThrows(OlderFormatException.class, in::readAllBytes);
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("more than " + (16 << 20) + " bytes"), message);
    }
  }
}

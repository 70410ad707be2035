package io.tummycrypt.tcfs.store.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places are those of a map that takes the first that it is told of. */
class ChunkPlacesTest {
  private static final PackId PACK = new PackId(1, digest(1, 1));
  private static final int LENGTH = 10;

  private static Digest digest(long a, long b) {
    return new Digest(Digest.Algorithm.BLAKE3, a, b, 0, 0);
  }

  private static Frame frame(List<Digest> chunks) {
    int length = LENGTH * chunks.size();
    List<PackedChunk> packed =
        chunks.stream().map(digest -> new PackedChunk(digest, LENGTH)).toList();
    return new Frame(/* offset= */ 0, length, length, Frame.Codec.RAW, packed);
  }

  /**
   * Many are known already, and in a half of the cases all look for the same place in the table.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 0x1_0000_0000L})
  void areThoseThatWereToldFirst(long step) {
    var places = new ChunkPlaces();
    Map<Digest, ChunkPlace> expected = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      List<Digest> chunks = new ArrayList<>();
      for (int k = 0; k <= i % 5; k++) {
        chunks.add(digest(step * ((i * 7L + k * 13L) % 700), k % 2));
      }
      Frame frame = frame(chunks);
      places.learn(PACK, frame);
      for (int k = 0; k < chunks.size(); k++) {
        expected.putIfAbsent(chunks.get(k), new ChunkPlace(PACK, frame, k));
      }
    }
    expected.forEach((chunk, place) -> assertEquals(place, places.get(chunk)));
    assertNull(places.get(digest(step * 701, 0)));
    assertFalse(places.has(digest(step * 701, 1)));
  }

  @Test
  void areNoneAtFirst() {
    assertNull(new ChunkPlaces().get(digest(0, 0)));
  }
}

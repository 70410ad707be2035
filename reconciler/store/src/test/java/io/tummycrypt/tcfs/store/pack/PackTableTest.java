package io.tummycrypt.tcfs.store.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackTableTest {
  private static final PackId ONE = new PackId(0, Hasher.hash(new byte[] {1}));
  private static final PackId LATER = new PackId(1, Hasher.hash(new byte[] {1}));

  private static Frame frame(long offset) {
    PackedChunk chunk = new PackedChunk(Hasher.hash(new byte[] {(byte) offset}), 10);
    return new Frame(offset, 10, 10, Codec.RAW, List.of(chunk));
  }

  private static PackTable table(PackId pack, Frame... frames) {
    return new PackTable(pack, List.of(frames));
  }

  @Test
  void aUnionHasEachPackAndEachOfItsFramesOnceAndInOrder() {
    assertEquals(
        List.of(table(ONE, frame(8), frame(18), frame(28)), table(LATER, frame(8))),
        PackTable.union(
            List.of(
                table(LATER, frame(8)),
                table(ONE, frame(18), frame(28)),
                table(ONE, frame(8), frame(18)))));
    assertEquals(List.of(), PackTable.union(List.of()));
  }
}

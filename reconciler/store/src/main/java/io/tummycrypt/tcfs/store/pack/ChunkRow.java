package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Chunks in a row. Immutable; an index has all of a store in memory, so there is no object each.
 */
final class ChunkRow extends AbstractList<PackedChunk> implements RandomAccess {
  private final Digest[] digests;
  private final int[] lengths;

  private ChunkRow(List<PackedChunk> chunks) {
    digests = chunks.stream().map(PackedChunk::digest).toArray(Digest[]::new);
    lengths = chunks.stream().mapToInt(PackedChunk::length).toArray();
  }

  static ChunkRow of(List<PackedChunk> chunks) {
    return chunks instanceof ChunkRow row ? row : new ChunkRow(chunks);
  }

  @Override
  public PackedChunk get(int at) {
    return new PackedChunk(digests[at], lengths[at]);
  }

  @Override
  public int size() {
    return digests.length;
  }
}

package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;

/** A chunk and how many bytes it has, at least one. */
public record PackedChunk(Digest digest, int length) {
  public PackedChunk {
    if (length < 1 || length > ChunkSizes.LIMIT) {
      throw new IllegalArgumentException(
          "a chunk has 1 to " + ChunkSizes.LIMIT + " bytes, not " + length);
    }
  }
}

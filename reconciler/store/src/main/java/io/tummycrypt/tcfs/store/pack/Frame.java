package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import java.util.List;

/**
 * Chunks that were compressed together: where they are in their pack, and what they become.
 *
 * @param offset from the beginning of the pack
 * @param chunks in the order of their bytes; together they are {@code plainLength} long
 */
public record Frame(
    long offset, int storedLength, int plainLength, Codec codec, List<PackedChunk> chunks) {
  /** A frame is closed when the next chunk would make it larger than this. */
  public static final int USUAL_LENGTH = 512 << 10;

  /** No frame becomes larger: either one chunk, or chunks up to the usual length. */
  public static final int LIMIT = ChunkSizes.LIMIT;

  /** How the stored bytes become the plain ones. */
  public enum Codec {
    /** They are the plain ones: compression did not help. */
    RAW,
    /** A zstd frame. */
    ZSTD
  }

  public Frame {
    chunks = ChunkRow.of(chunks);
    long sum = chunks.stream().mapToLong(PackedChunk::length).sum();
    if (chunks.isEmpty() || sum != plainLength || plainLength > LIMIT) {
      throw new IllegalArgumentException(
          "a frame of %d chunks with %d bytes in all says that it has %d, of at most %d"
              .formatted(chunks.size(), sum, plainLength, LIMIT));
    }
    boolean fits = codec == Codec.RAW ? storedLength == plainLength : storedLength < plainLength;
    if (offset < 0 || storedLength < 1 || !fits) {
      throw new IllegalArgumentException(
          "a frame at %d has %d %s bytes for %d plain ones"
              .formatted(offset, storedLength, codec, plainLength));
    }
  }

  /** Where the bytes of the chunk with this number begin in the plain bytes. */
  int offsetOf(int chunk) {
    int sum = 0;
    for (PackedChunk before : chunks.subList(0, chunk)) {
      sum += before.length();
    }
    return sum;
  }
}

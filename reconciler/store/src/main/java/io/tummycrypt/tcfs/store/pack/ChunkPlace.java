package io.tummycrypt.tcfs.store.pack;

/**
 * Where a chunk is.
 *
 * @param number of the chunk in its frame, from 0
 */
public record ChunkPlace(PackId pack, Frame frame, int number) {
  /** The chunk itself. */
  public PackedChunk chunk() {
    return frame.chunks().get(number);
  }
}

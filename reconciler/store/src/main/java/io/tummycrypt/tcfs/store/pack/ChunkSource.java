package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where chunks are besides packs, such as in the files that they were cut from. */
@FunctionalInterface
public interface ChunkSource {
  /**
   * The bytes of a chunk, whose digest was verified; null if they are nowhere.
   *
   * @throws IOException if nobody can go on; a file that cannot be read is not there
   */
  byte @Nullable [] find(Digest chunk, int length) throws IOException;
}

package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where chunks are besides packs, such as in the files that they were cut from. */
public interface ChunkSource {
  /**
   * The bytes of a chunk, whose digest was verified; null if they are nowhere.
   *
   * @throws IOException if nobody can go on; a file that cannot be read is {@link #unseen}
   */
  byte @Nullable [] find(Digest chunk, int length) throws IOException;

  /**
   * Where could not be looked until now, and why; in words for people. None if a chunk that was not
   * found is in no file.
   */
  default List<String> unseen() {
    return List.of();
  }
}

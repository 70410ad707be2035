package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Reads the content of files. Each chunk is verified before a byte of it is given out, and the
 * whole file at its end. Safe for many threads; reading is always safe to repeat.
 */
public final class ContentReader {
  private final ContentIndex index;
  private final FrameCache frames;

  public ContentReader(ObjectReader store, FleetId fleet, ContentIndex index) {
    this.index = index;
    this.frames = new FrameCache(new PackReader(store, fleet));
  }

  /** Whether the fleet names this content. That its packs are sound shows only when it is read. */
  public boolean has(Digest file) {
    return index.find(file) != null;
  }

  /**
   * The content from its beginning. The end is reached only if all of it was right.
   *
   * @throws NoSuchFileException if nobody names this content
   */
  public InputStream open(Digest file) throws IOException {
    List<ChunkPlace> chunks = index.find(file);
    if (chunks == null) {
      throw new NoSuchFileException(file.toString(), null, "no device names this content");
    }
    return new VerifiedStream(file, chunks, frames);
  }

  /**
   * Copies the content to its end. On an exception some of it may have been written, and must not
   * be used.
   *
   * @return how many bytes it has
   */
  public long copyTo(Digest file, OutputStream out) throws IOException {
    try (InputStream in = open(file)) {
      return in.transferTo(out);
    }
  }
}

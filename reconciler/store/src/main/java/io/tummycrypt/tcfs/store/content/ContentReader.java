package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PlainFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Reads the content of files. Each chunk is verified before a byte of it is given out, and the
 * whole file at its end. Safe for many threads; reading is always safe to repeat.
 */
public final class ContentReader {
  /** Readers that share what is read ahead. */
  private static final int READERS = 2;

  private final ContentIndex index;
  private final FrameCache frames;

  /** As many frames of a long file are on their way at once as serve best. */
  public ContentReader(ObjectReader store, FleetId fleet, ContentIndex index) {
    this(store, fleet, index, Concurrency.adapting());
  }

  /**
   * The same with so many of them.
   *
   * @param concurrency how many frames are on their way at once
   */
  public ContentReader(
      ObjectReader store, FleetId fleet, ContentIndex index, Concurrency concurrency) {
    this.index = index;
    this.frames = new FrameCache(new PackReader(store, fleet), concurrency);
  }

  /** Whether the fleet names this content. That its packs are sound shows only when it is read. */
  public boolean has(Digest file) {
    return index.find(file) != null;
  }

  /**
   * Copies the content to its end, and verifies that it is the content. On an exception some of it
   * may have been written, and must not be used.
   *
   * @throws NoSuchFileException if nobody names this content
   */
  public void copyTo(Digest file, OutputStream out) throws IOException {
    Hasher whole = Hasher.blake3();
    give(
        file,
        (bytes, offset, length) -> {
          whole.update(bytes, offset, length);
          out.write(bytes, offset, length);
        });
    Digest found = whole.finish();
    if (!found.equals(file)) {
      throw new IOException(
          "the chunks of content %s have digest %s together: an entry names wrong chunks"
              .formatted(file.hex(), found.hex()));
    }
  }

  /**
   * Copies the chunks of the content. Each of them is verified; that they are the content together
   * is for the receiver to verify.
   *
   * @throws NoSuchFileException if nobody names this content
   */
  public void copyChunks(Digest file, OutputStream out) throws IOException {
    give(file, out::write);
  }

  private void give(Digest file, PlainFrame.Sink sink) throws IOException {
    List<ChunkPlace> chunks = index.find(file);
    if (chunks == null) {
      throw new NoSuchFileException(file.toString(), null, "no device names this content");
    }
    int asked = 0;
    for (int i = 0; i < chunks.size(); i++) {
      asked = ask(chunks, i, asked);
      ChunkPlace place = chunks.get(i);
      frames.read(place).give(place.number(), sink);
    }
  }

  /**
   * Asks for the frames that come after the one in use, as far ahead as may be.
   *
   * @param asked the chunk up to which that was done before
   * @return the chunk up to which it is done now
   */
  private int ask(List<ChunkPlace> chunks, int now, int asked) {
    int left = frames.ahead(READERS);
    int done = now;
    for (int at = now + 1; at < chunks.size() && left > 0; at++) {
      if (!isInOneFrame(chunks.get(at - 1), chunks.get(at))) {
        left--;
        if (at > asked && !frames.ask(chunks.get(at))) {
          break;
        }
      }
      done = at;
    }
    return Math.max(asked, done);
  }

  private static boolean isInOneFrame(ChunkPlace one, ChunkPlace other) {
    return one.pack().equals(other.pack()) && one.frame().offset() == other.frame().offset();
  }
}

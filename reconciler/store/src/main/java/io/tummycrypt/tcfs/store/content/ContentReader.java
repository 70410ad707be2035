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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads the content of files. Each chunk is verified before a byte of it is given out, and the
 * whole file at its end, unless the receiver verifies it. Safe for many threads; reading is always
 * safe to repeat.
 */
public final class ContentReader {
  /** A file of more chunks has extents of its own. */
  private static final int FEW_CHUNKS = 16;

  private final ContentIndex index;
  private final FrameCache frames;

  /** As much is on its way at once as serves best. */
  public ContentReader(ObjectReader store, FleetId fleet, ContentIndex index) {
    this(store, fleet, index, Concurrency.adapting());
  }

  /**
   * The same with so much of it.
   *
   * @param concurrency how many extents of packs are on their way at once
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
        find(file),
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
    give(find(file), out::write);
  }

  /**
   * Contents that are wanted one after another, which are read together as far as they are stored
   * together.
   *
   * @param files in this order; any others may be wanted too
   */
  public Together together(Collection<Digest> files) {
    List<ChunkPlace> chunks = new ArrayList<>();
    for (Digest file : files) {
      List<ChunkPlace> found = index.find(file);
      if (found != null && isShort(found)) {
        chunks.addAll(found);
      }
    }
    return new Together(Extents.of(chunks));
  }

  /** Contents that are read together. Safe for many threads. */
  public final class Together {
    private final Extents extents;

    private Together(Extents extents) {
      this.extents = extents;
    }

    /**
     * Copies the content to its end. That it is the content is for the receiver to verify.
     *
     * @throws NoSuchFileException if nobody names this content
     */
    public void copyUnverified(Digest file, OutputStream out) throws IOException {
      List<ChunkPlace> chunks = find(file);
      Extents needed = isShort(chunks) ? extents : Extents.of(chunks);
      give(chunks, needed, (frame, number) -> frame.giveUnverified(number, out::write));
    }
  }

  private static boolean isShort(List<ChunkPlace> chunks) {
    return chunks.size() <= FEW_CHUNKS;
  }

  private List<ChunkPlace> find(Digest file) throws NoSuchFileException {
    List<ChunkPlace> chunks = index.find(file);
    if (chunks == null) {
      throw new NoSuchFileException(file.toString(), null, "no device names this content");
    }
    return chunks;
  }

  private void give(List<ChunkPlace> chunks, PlainFrame.Sink sink) throws IOException {
    give(chunks, Extents.of(chunks), (frame, number) -> frame.give(number, sink));
  }

  /** Takes a chunk out of its frame. */
  @FunctionalInterface
  private interface Giving {
    void give(PlainFrame frame, int number) throws IOException;
  }

  /** A frame is asked for once for all of its chunks that follow one another. */
  private void give(List<ChunkPlace> chunks, Extents needed, Giving giving) throws IOException {
    try (FrameCache.Reader _ = frames.reader()) {
      Frames inTurn =
          isShort(chunks)
              ? place -> frames.read(place, needed)
              : new FramesAhead(frames, needed, chunks);
      Extents.Key last = null;
      PlainFrame frame = null;
      for (ChunkPlace place : chunks) {
        Extents.Key key = Extents.Key.of(place);
        if (frame == null || !key.equals(last)) {
          frame = inTurn.next(place);
          last = key;
        }
        giving.give(frame, place.number());
      }
    }
  }

  /** Gives the frames of a content in turn; each may be used until the next is asked for. */
  @FunctionalInterface
  interface Frames {
    PlainFrame next(ChunkPlace place) throws IOException;
  }
}

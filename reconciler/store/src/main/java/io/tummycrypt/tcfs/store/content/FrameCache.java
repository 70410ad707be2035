package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.content.Extents.Extent;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PlainFrame;
import java.io.IOException;

/**
 * Keeps the frames that were read last: neighbouring chunks and files share them. They are read in
 * extents, of which those that come next are read ahead.
 */
final class FrameCache {
  /** A few for each reader. More would grow old, and what dies old is collected late. */
  private static final int FRAMES = 6;

  /** A few for each reader, beside those that are read ahead. */
  private static final int EXTENTS = 4;

  /** Readers that share what is read ahead. */
  private static final int READERS = 2;

  /** Memory for each extent that is read ahead, so that all take a small part of it. */
  private static final long SHARE = 32L << 20;

  private final PackReader packs;
  private final Concurrency concurrency;
  private final int mostAhead;
  private final Reads<Extents.Key, PlainFrame> frames = new Reads<>(FRAMES);
  private final Reads<Extent, byte[]> extents;

  /**
   * @param concurrency how many extents are on their way at once
   */
  FrameCache(PackReader packs, Concurrency concurrency) {
    this.packs = packs;
    this.concurrency = concurrency;
    long memory = Runtime.getRuntime().maxMemory();
    this.mostAhead = (int) Math.min(memory / SHARE, concurrency.most());
    this.extents = new Reads<>(EXTENTS + mostAhead);
  }

  /**
   * The frame that a chunk is in.
   *
   * @param needed with that chunk
   */
  PlainFrame read(ChunkPlace place, Extents needed) throws IOException {
    return frames.get(Extents.Key.of(place), () -> frame(place, needed));
  }

  private PlainFrame frame(ChunkPlace place, Extents needed) throws IOException {
    Extent extent = needed.of(place);
    needed.begin(extent);
    askAhead(extent, needed);
    try {
      byte[] stored = extents.get(extent, () -> fetch(extent));
      return PackReader.frame(place, stored, extent.offset());
    } catch (DamagedObjectException damaged) {
      // A pack that ends too early has what comes before.
      return packs.frame(place.pack(), place.frame());
    } finally {
      if (needed.use(extent)) {
        extents.forget(extent);
      }
    }
  }

  private void askAhead(Extent now, Extents needed) {
    int left = mostAtOnce() / READERS;
    for (Extent next : needed.after(now)) {
      if (left == 0) {
        return;
      }
      left--;
      if (!needed.isBegun(next)) {
        if (!extents.ask(next, () -> fetch(next), this::mostAtOnce)) {
          return;
        }
        needed.begin(next);
      }
    }
  }

  private int mostAtOnce() {
    return Math.min(mostAhead, concurrency.limit());
  }

  private byte[] fetch(Extent extent) throws IOException {
    byte[] stored = packs.stored(extent.pack(), extent.offset(), extent.length());
    concurrency.arrived(extent.length());
    return stored;
  }
}

package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.content.Extents.Extent;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PlainFrame;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Keeps the frames that were read last: neighbouring chunks and files share them. They are read in
 * extents, of which those that come next are read ahead.
 */
final class FrameCache {
  /** A few for each reader. More would grow old, and what dies old is collected late. */
  private static final int FRAMES = 3;

  /** At least so many readers share what is read ahead, for there may be more soon. */
  private static final int READERS = 2;

  /** Memory for each extent that is read ahead, so that all take a small part of it. */
  private static final long SHARE = 32L * Extents.LIMIT;

  private final PackReader packs;
  private final Concurrency concurrency;
  private final int mostAhead;
  private final AtMost atOnce;
  private final Reads<Extents.Key, PlainFrame> frames;
  private final Reads<Extent, byte[]> extents;
  private final AtomicInteger readers = new AtomicInteger();

  /**
   * @param concurrency how many extents are on their way at once
   */
  FrameCache(PackReader packs, Concurrency concurrency) {
    this.packs = packs;
    this.concurrency = concurrency;
    int most = Math.max(READERS, Runtime.getRuntime().availableProcessors());
    long memory = Runtime.getRuntime().maxMemory();
    this.mostAhead = (int) Math.min(memory / SHARE, concurrency.most());
    this.atOnce = new AtMost(concurrency.most());
    this.frames = new Reads<>(FRAMES * most);
    this.extents = new Reads<>(2 * most + mostAhead);
  }

  /** Somebody begins to read; to be closed when it is over. */
  Reader reader() {
    readers.incrementAndGet();
    return readers::decrementAndGet;
  }

  /** Somebody who reads. */
  @FunctionalInterface
  interface Reader extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * The frame that a chunk is in.
   *
   * @param needed with that chunk
   */
  PlainFrame read(ChunkPlace place, Extents needed) throws IOException {
    return frames.get(Extents.Key.of(place), () -> frame(place, needed, byte[]::new));
  }

  /**
   * The same of a frame that nobody will want again, so that it is not kept.
   *
   * @param needed with that chunk
   * @param space gives an array of at least so many bytes, which the frame may have for its own
   */
  PlainFrame frame(ChunkPlace place, Extents needed, IntFunction<byte[]> space) throws IOException {
    Extent extent = needed.of(place);
    boolean isFirst = needed.begin(extent);
    askAhead(extent, needed);
    PlainFrame frame =
        isFirst || extents.has(extent)
            ? outOf(extent, place, space)
            : alone(place); // it was there, and had to make room
    if (needed.use(place)) {
      extents.forget(extent);
    }
    return frame;
  }

  private PlainFrame outOf(Extent extent, ChunkPlace place, IntFunction<byte[]> space)
      throws IOException {
    try {
      byte[] stored = extents.get(extent, () -> fetch(extent));
      return PackReader.frame(place, stored, extent.offset(), space);
    } catch (DamagedObjectException damaged) {
      if (Extents.isAlone(extent, place)) {
        throw damaged;
      }
      // A pack that ends too early has what comes before.
      return alone(place);
    }
  }

  private PlainFrame alone(ChunkPlace place) throws IOException {
    return atOnce.read(() -> packs.frame(place.pack(), place.frame()));
  }

  private void askAhead(Extent now, Extents needed) {
    int left = mostAtOnce() / Math.max(READERS, readers.get());
    for (Extent next : needed.after(now)) {
      if (left == 0) {
        return;
      }
      left--;
      if (needed.begin(next) && !extents.ask(next, () -> fetch(next), mostAtOnce())) {
        needed.leave(next);
        return;
      }
    }
  }

  private int mostAtOnce() {
    return Math.min(mostAhead, concurrency.limit());
  }

  private byte[] fetch(Extent extent) throws IOException {
    byte[] stored =
        atOnce.read(() -> packs.stored(extent.pack(), extent.offset(), extent.length()));
    concurrency.arrived(extent.length());
    return stored;
  }
}

package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.object.Awaited;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PlainFrame;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Keeps the frames that were read last: neighbouring chunks and files share them. Who asks for one
 * that is being read waits for it; who will need one later may have it read meanwhile.
 */
final class FrameCache {
  /** A few for each reader. More would grow old, and what dies old is collected late. */
  private static final int FRAMES = 6;

  /** Memory for each frame that is read ahead, so that all take a small part of it. */
  private static final long SHARE = 32L << 20;

  private static final String WHAT = "reading content";

  private record Key(PackId pack, long offset) {}

  private final PackReader packs;
  private final Concurrency concurrency;
  private final int mostAhead;
  private final Map<Key, FutureTask<PlainFrame>> latest;

  /** How many are being read ahead. */
  private int underWay;

  /**
   * @param concurrency how many frames are on their way at once
   */
  FrameCache(PackReader packs, Concurrency concurrency) {
    this.packs = packs;
    this.concurrency = concurrency;
    long memory = Runtime.getRuntime().maxMemory();
    this.mostAhead = (int) Math.min(memory / SHARE, concurrency.most());
    this.latest =
        new LinkedHashMap<>(FRAMES, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<PlainFrame>> eldest) {
            return size() > FRAMES + mostAhead;
          }
        };
  }

  /** How many frames ahead may be asked for by one of so many readers. */
  int ahead(int readers) {
    return Math.min(mostAhead, concurrency.limit()) / readers;
  }

  /**
   * Has a frame read that will be needed.
   *
   * @return false if enough of them are being read, so that it has to be asked for again
   */
  boolean ask(ChunkPlace place) {
    Key key = key(place);
    FutureTask<PlainFrame> reading = new FutureTask<>(() -> fetch(place));
    synchronized (latest) {
      if (latest.containsKey(key)) {
        return true;
      }
      if (underWay >= Math.min(mostAhead, concurrency.limit())) {
        return false;
      }
      latest.put(key, reading);
      underWay++;
    }
    Thread.startVirtualThread(() -> {
      try {
        reading.run();
      } finally {
        synchronized (latest) {
          underWay--;
        }
      }
    });
    return true;
  }

  private static Key key(ChunkPlace place) {
    return new Key(place.pack(), place.frame().offset());
  }

  private PlainFrame fetch(ChunkPlace place) throws IOException {
    PlainFrame frame = packs.frame(place.pack(), place.frame());
    concurrency.arrived(place.frame().storedLength());
    return frame;
  }

  /** The frame that a chunk is in. One that could not be read is tried again by the next. */
  PlainFrame read(ChunkPlace place) throws IOException {
    Key key = key(place);
    FutureTask<PlainFrame> reading = new FutureTask<>(() -> fetch(place));
    FutureTask<PlainFrame> earlier;
    synchronized (latest) {
      earlier = latest.putIfAbsent(key, reading);
    }
    if (earlier != null && !hasFailed(earlier)) {
      return Awaited.result(earlier, WHAT);
    }
    reading.run();
    synchronized (latest) {
      if (hasFailed(reading)) {
        latest.remove(key, reading);
      } else {
        latest.put(key, reading);
      }
    }
    return Awaited.result(reading, WHAT);
  }

  private static boolean hasFailed(FutureTask<PlainFrame> reading) {
    return reading.state() == Future.State.FAILED;
  }
}

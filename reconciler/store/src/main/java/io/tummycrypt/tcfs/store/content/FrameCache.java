package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.object.Awaited;
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
 * that is being read waits for it.
 */
final class FrameCache {
  /** A few for each reader. More would grow old, and what dies old is collected late. */
  private static final int FRAMES = 6;

  private static final String WHAT = "reading content";

  private record Key(PackId pack, long offset) {}

  private final PackReader packs;
  private final Map<Key, FutureTask<PlainFrame>> latest =
      new LinkedHashMap<>(FRAMES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<PlainFrame>> eldest) {
          return size() > FRAMES;
        }
      };

  FrameCache(PackReader packs) {
    this.packs = packs;
  }

  /** The frame that a chunk is in. One that could not be read is tried again by the next. */
  PlainFrame read(ChunkPlace place) throws IOException {
    Key key = new Key(place.pack(), place.frame().offset());
    FutureTask<PlainFrame> reading =
        new FutureTask<>(() -> packs.frame(place.pack(), place.frame()));
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

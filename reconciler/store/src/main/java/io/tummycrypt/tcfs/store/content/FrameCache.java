package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PlainFrame;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the frames that were read last: neighbouring chunks and files share them. */
final class FrameCache {
  private static final int FRAMES = 16;

  private record Key(PackId pack, long offset) {}

  private final PackReader packs;
  private final Map<Key, PlainFrame> latest =
      new LinkedHashMap<>(FRAMES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PlainFrame> eldest) {
          return size() > FRAMES;
        }
      };

  FrameCache(PackReader packs) {
    this.packs = packs;
  }

  /** The verified bytes of a chunk. */
  byte[] read(ChunkPlace place) throws IOException {
    Key key = new Key(place.pack(), place.frame().offset());
    PlainFrame frame;
    synchronized (latest) {
      frame = latest.get(key);
    }
    if (frame == null) {
      frame = packs.frame(place.pack(), place.frame());
      synchronized (latest) {
        latest.put(key, frame);
      }
    }
    return frame.chunk(place.number());
  }
}

package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.pack.PackTable;
import java.util.List;

/**
 * Remembers which packs this device has stored and no head may name yet, so that a session that was
 * cut off need not send them again. It only saves work: what cannot be noted, or read, is as if it
 * had never been noted, and nothing fails by it. Safe for many threads.
 */
public interface PackNotes {
  /** Nothing is remembered. */
  PackNotes NONE =
      new PackNotes() {
        @Override
        public void stored(PackTable table, long bytes) {}

        @Override
        public List<NotedPack> more(long epoch) {
          return List.of();
        }

        @Override
        public void known() {}

        @Override
        public void forget() {}
      };

  /**
   * Notes a full pack. It is durable in the store already; the note of it need not be.
   *
   * @param bytes how long the object is
   */
  void stored(PackTable table, long bytes);

  /**
   * What was noted since the last call, and before the first one by earlier processes: packs of
   * this epoch in this store. Whether they are still there is for the caller to ask.
   */
  List<NotedPack> more(long epoch);

  /** What was noted so far need not be told any more: it is known, as flushed. */
  void known();

  /** Everything noted is named, or wanted by nobody. */
  void forget();
}

package io.tummycrypt.tcfs.store.segment;

import io.tummycrypt.tcfs.core.version.Digest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies of segments that are nearer at hand than the store. Segments never change and are named by
 * their bytes, so a copy is as good as the object, once its digest is verified; that is for the
 * reader to do. Nothing here ever fails: a copy that cannot be read or written is one that is not
 * there. Safe for many threads.
 */
public interface SegmentCopies {
  /** Nothing is kept. */
  SegmentCopies NONE =
      new SegmentCopies() {
        @Override
        public byte @Nullable [] find(Digest id) {
          return null;
        }

        @Override
        public void keep(Digest id, byte[] stored) {}

        @Override
        public void retain(Set<Digest> ids) {}
      };

  /** The copy that was kept, whatever has become of it since; null if there is none. */
  byte @Nullable [] find(Digest id);

  /**
   * Keeps a copy in place of one that may be there. Whoever looks for it meanwhile finds a whole
   * one or none; after a crash it may be damaged.
   */
  void keep(Digest id, byte[] stored);

  /** Removes all copies but these. Whoever wants another one reads the store. */
  void retain(Set<Digest> ids);
}

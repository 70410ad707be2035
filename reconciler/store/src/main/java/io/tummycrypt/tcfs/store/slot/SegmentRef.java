package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.version.Digest;

/**
 * A head's mention of a segment.
 *
 * @param first the head in which its first entry first stood
 * @param last the head in which its last entry first stood
 * @param bytes how long its text is: that is what reading it takes, whatever it compresses to
 */
public record SegmentRef(Digest id, long first, long last, long bytes) {
  public SegmentRef {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("a segment from head " + first + " to " + last);
    }
  }
}

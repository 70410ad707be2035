package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.pack.PackId;
import java.util.List;

/**
 * A head's mention of a segment.
 *
 * @param first the head in which its first entry first stood
 * @param last the head in which its last entry first stood
 * @param packs those that its entries use: who collects packs reads no segments
 */
public record SegmentRef(Digest id, long first, long last, List<PackId> packs) {
  public SegmentRef {
    packs = List.copyOf(packs);
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("a segment from head " + first + " to " + last);
    }
  }
}

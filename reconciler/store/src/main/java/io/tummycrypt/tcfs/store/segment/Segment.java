package io.tummycrypt.tcfs.store.segment;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.util.List;

/**
 * A run of entries of one device, in order, and the packs that they use.
 *
 * @param device in whose log they stand
 */
public record Segment(DeviceName device, List<PackTable> packs, List<StoredEntry> entries) {
  public Segment {
    packs = List.copyOf(packs);
    entries = List.copyOf(entries);
    long before = 1;
    for (StoredEntry entry : entries) {
      if (entry.entry().seq() < before) {
        throw new IllegalArgumentException(
            "entry of head " + entry.entry().seq() + " after one of head " + before);
      }
      before = entry.entry().seq();
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a segment without entries");
    }
  }

  /** The head in which its first entry first stood. */
  public long first() {
    return entries.getFirst().entry().seq();
  }

  /** The head in which its last entry first stood. */
  public long last() {
    return entries.getLast().entry().seq();
  }
}

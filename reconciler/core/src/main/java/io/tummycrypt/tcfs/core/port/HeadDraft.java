package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A head about to be written: what is new against the highest head of the same chain.
 *
 * @param seq one more than the highest slot of the chain
 * @param writeId 64 random bits, by which the writer knows its own slot again
 * @param entries what is new, in order; each has {@code seq} as its number
 */
public record HeadDraft(
    DeviceName device,
    Incarnation incarnation,
    long seq,
    long writeId,
    Instant at,
    List<LogEntry> entries,
    SortedMap<DeviceName, Long> seen,
    SortedMap<DeviceName, Long> settled,
    SortedMap<RootName, Digest> viewDigests) {
  public HeadDraft {
    entries = List.copyOf(entries);
  }
}

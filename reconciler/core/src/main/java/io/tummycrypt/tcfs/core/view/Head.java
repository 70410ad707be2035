package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Log;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a device last published.
 *
 * @param seq the number of its slot, from 1
 * @param at when it was published, by the device's own clock; for people, nothing is decided by it
 * @param log the device's live versions
 * @param seen the highest slot of each other device that this one had read
 * @param settled up to which slot everything of each other device is applied or decided here, and
 *     what it dominates is dropped from this log
 * @param viewDigests for each root the sum over the live siblings that this device saw
 */
public record Head(
    DeviceName device,
    Incarnation incarnation,
    long seq,
    long epoch,
    Instant at,
    Log log,
    SortedMap<DeviceName, Long> seen,
    SortedMap<DeviceName, Long> settled,
    SortedMap<RootName, Digest> viewDigests) {
  public Head {
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    settled = Collections.unmodifiableSortedMap(new TreeMap<>(settled));
    viewDigests = Collections.unmodifiableSortedMap(new TreeMap<>(viewDigests));
    if (seq < 1) {
      throw new IllegalArgumentException("slots are counted from 1, not " + seq);
    }
  }

  /** The highest slot of {@code other} that this device had read; 0 if none. */
  public long seen(DeviceName other) {
    return seen.getOrDefault(other, 0L);
  }

  /** Up to which slot everything of {@code other} is settled here; 0 if nothing. */
  public long settled(DeviceName other) {
    return settled.getOrDefault(other, 0L);
  }
}

package io.tummycrypt.tcfs.store.report;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a device says of itself.
 *
 * @param at when it was written, by the device's own clock
 * @param version of tcfs: printable ASCII
 * @param revision of the fleet document that the last sync followed
 * @param sync the last sync that came to its end
 * @param waiting what that sync left
 * @param seen the highest slot of each chain that it had read, its own included
 * @param inventory the view digest of each of its roots, as of the slots in {@code seen}
 */
public record DeviceReport(
    DeviceName device,
    Instant at,
    String version,
    long revision,
    Sync sync,
    Waiting waiting,
    SortedMap<DeviceName, Long> seen,
    SortedMap<RootName, Digest> inventory) {
  private static final int MAX_VERSION = 64;

  /** A sync and how it ended. */
  public record Sync(Instant at, Outcome outcome) {}

  /** How a sync can end. */
  public enum Outcome {
    /** Everything is as desired. */
    DONE,
    /** Something failed, is halted, held, or left for later. */
    PARTLY,
    /** Conflicts wait for a person, and nothing else does. */
    CONFLICTS;

    /** The word in the store, and for people. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Counts of what a sync left.
   *
   * @param drift actions that were not done
   * @param conflicts open ones
   * @param held changes that wait for a person's word
   */
  public record Waiting(long drift, long conflicts, long held) {
    /** Nothing is left. */
    public static final Waiting NOTHING = new Waiting(0, 0, 0);

    public Waiting {
      if (drift < 0 || conflicts < 0 || held < 0) {
        throw new IllegalArgumentException(
            "counts are never below 0, as in " + drift + ", " + conflicts + ", " + held);
      }
    }
  }

  public DeviceReport {
    if (version.length() > MAX_VERSION || !version.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "a version has at most " + MAX_VERSION + " printable ASCII characters");
    }
    if (revision < 0) {
      throw new IllegalArgumentException("revisions are counted from 1, not " + revision);
    }
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    inventory = Collections.unmodifiableSortedMap(new TreeMap<>(inventory));
    if (seen.values().stream().anyMatch(seq -> seq < 0)) {
      throw new IllegalArgumentException("slots are counted from 1, not as in " + seen);
    }
  }

  /** The same, of a device that has read these slots as well. */
  public DeviceReport withSeen(Map<DeviceName, Long> more) {
    TreeMap<DeviceName, Long> all = new TreeMap<>(seen);
    more.forEach((other, seq) -> all.merge(other, seq, Math::max));
    return new DeviceReport(device, at, version, revision, sync, waiting, all, inventory);
  }

  /** The same, written at another time. */
  public DeviceReport writtenAt(Instant now) {
    return new DeviceReport(device, now, version, revision, sync, waiting, seen, inventory);
  }

  /** The highest slot of {@code other} that it had read; 0 if none. */
  public long seen(DeviceName other) {
    return seen.getOrDefault(other, 0L);
  }
}

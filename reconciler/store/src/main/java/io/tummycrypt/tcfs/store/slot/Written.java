package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A version as it stands in the history of a fleet.
 *
 * @param log the device in whose log it stands; mostly the one that made it
 * @param seq the head of that device in which it first stood
 * @param at when it was published there, by that device's clock, to the second
 * @param stored the entry itself
 * @param packs those that it and its neighbours use
 */
public record Written(
    DeviceName log,
    long seq,
    Instant at,
    Version version,
    StoredEntry stored,
    List<PackTable> packs) {

  static Written of(DeviceName log, Put put, StoredEntry stored, List<PackTable> packs) {
    Instant at = Instant.ofEpochSecond(stored.writtenAt());
    return new Written(log, put.seq(), at, put.version(), stored, packs);
  }

  /** The same with nothing of the packs but its own frames, so that it costs little to keep. */
  public Written alone() {
    Set<Digest> chunks = new HashSet<>(stored.chunks());
    List<PackTable> own = new ArrayList<>();
    for (PackTable table : packs) {
      List<Frame> frames =
          table.frames().stream()
              .filter(frame -> frame.chunks().stream().anyMatch(c -> chunks.contains(c.digest())))
              .toList();
      if (!frames.isEmpty()) {
        own.add(new PackTable(table.pack(), frames));
      }
    }
    return new Written(log, seq, at, version, stored, own);
  }
}

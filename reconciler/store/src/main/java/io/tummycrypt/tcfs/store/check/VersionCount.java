package io.tummycrypt.tcfs.store.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts the versions in the logs of a fleet, each once; a hash stands for a version. */
final class VersionCount {
  private final Set<DeviceName> writers;
  private final Map<Long, Long> live = new HashMap<>();
  private final Map<Long, Long> liveInLog = new HashMap<>();
  private final Set<Long> carried = new HashSet<>();

  /**
   * Nothing is counted yet.
   *
   * @param writers the devices whose own logs are counted, too
   */
  VersionCount(Set<DeviceName> writers) {
    this.writers = Set.copyOf(writers);
  }

  /** Whether this is the first time that this version is told; logs are told in order. */
  boolean isNew(DeviceName log, StoredEntry stored) {
    LogEntry entry = stored.entry();
    switch (entry) {
      case Put put -> {
        long id = id(put.version().key());
        liveInLog.put(id, put.version().content().bytes());
        return isOwn(log, put.version()) || (carried.add(id) && isOrphan(put.version()));
      }
      case Drop(_, VersionKey version) -> {
        liveInLog.remove(id(version));
        return false;
      }
    }
  }

  /** No more of that log comes. */
  void endOfLog() {
    live.putAll(liveInLog);
    liveInLog.clear();
  }

  Amount live() {
    return new Amount(live.size(), live.values().stream().mapToLong(Long::longValue).sum());
  }

  /** A copy has the dot of what it is a copy of, and whoever sees the conflict makes it. */
  private static boolean isCopy(Version version) {
    return version.copyOf() != null && !version.from().isLive();
  }

  private static boolean isOwn(DeviceName log, Version version) {
    return version.dot().writer().device().equals(log) && !isCopy(version);
  }

  /** Its writer's own log does not tell it. */
  private boolean isOrphan(Version version) {
    return isCopy(version) || !writers.contains(version.dot().writer().device());
  }

  private static long id(VersionKey key) {
    String text = key.root() + "\0" + key.path() + "\0" + key.dot();
    return Hasher.hash(text.getBytes(UTF_8)).a();
  }
}

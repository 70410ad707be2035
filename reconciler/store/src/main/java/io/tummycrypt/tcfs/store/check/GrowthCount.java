package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.check.StoreSize.Growth;
import io.tummycrypt.tcfs.store.check.StoreSize.Recent;
import io.tummycrypt.tcfs.store.pack.PackId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what came from each device, and when. */
final class GrowthCount {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  private final long weekAgo;
  private final long monthAgo;
  private final SortedMap<DeviceName, List<Amount>> told = new TreeMap<>();
  private final Map<PackId, First> packs = new HashMap<>();

  /** Who named a pack first, and when, in seconds since 1970. */
  private record First(DeviceName device, long at) {}

  GrowthCount(Instant now) {
    this.weekAgo = now.minus(WEEK).getEpochSecond();
    this.monthAgo = now.minus(MONTH).getEpochSecond();
  }

  /** A device has a log, whether it says anything or not. */
  void device(DeviceName device) {
    told.putIfAbsent(device, new ArrayList<>(List.of(Amount.NOTHING, Amount.NOTHING, Amount.NOTHING)));
  }

  /** A version was published. */
  void told(DeviceName device, long at, long bytes) {
    List<Amount> amounts = told.get(device);
    if (amounts == null) {
      throw new IllegalArgumentException("device " + device + " has no log");
    }
    amounts.set(0, amounts.get(0).plus(bytes));
    if (at >= monthAgo) {
      amounts.set(1, amounts.get(1).plus(bytes));
    }
    if (at >= weekAgo) {
      amounts.set(2, amounts.get(2).plus(bytes));
    }
  }

  /** A version that was published uses a pack. */
  void uses(DeviceName device, long at, PackId pack) {
    packs.merge(pack, new First(device, at), (a, b) -> a.at <= b.at ? a : b);
  }

  boolean isNamed(PackId pack) {
    return packs.containsKey(pack);
  }

  List<Growth> growth(Map<PackId, Long> sizes) {
    SortedMap<DeviceName, long[]> stored = new TreeMap<>();
    told.keySet().forEach(device -> stored.put(device, new long[3]));
    packs.forEach((pack, first) -> {
      long size = sizes.getOrDefault(pack, 0L);
      long[] sums = stored.get(first.device);
      sums[0] += size;
      sums[1] += first.at >= monthAgo ? size : 0;
      sums[2] += first.at >= weekAgo ? size : 0;
    });
    List<Growth> growth = new ArrayList<>();
    told.forEach((device, amounts) -> {
      long[] sums = stored.get(device);
      growth.add(
          new Growth(
              device,
              amounts.get(0),
              sums[0],
              new Recent(amounts.get(2), sums[2]),
              new Recent(amounts.get(1), sums[1])));
    });
    return growth;
  }
}

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
  private final SortedMap<DeviceName, OfDevice> devices = new TreeMap<>();
  private final Map<PackId, First> packs = new HashMap<>();

  /** Who named a pack first, and when, in seconds since 1970. */
  private record First(DeviceName device, long at) {}

  /** What came at some time or later. */
  private static final class Sum {
    private final long since;
    private Amount told = Amount.NOTHING;
    private long stored;

    private Sum(long since) {
      this.since = since;
    }

    private void told(long at, long bytes) {
      told = at >= since ? told.plus(bytes) : told;
    }

    private void stored(long at, long bytes) {
      stored += at >= since ? bytes : 0;
    }

    private Recent recent() {
      return new Recent(told, stored);
    }
  }

  private record OfDevice(Sum all, Sum month, Sum week) {
    private List<Sum> sums() {
      return List.of(all, month, week);
    }
  }

  GrowthCount(Instant now) {
    this.weekAgo = now.minus(WEEK).getEpochSecond();
    this.monthAgo = now.minus(MONTH).getEpochSecond();
  }

  /** A device has a log, whether it says anything or not. */
  void device(DeviceName device) {
    of(device);
  }

  private OfDevice of(DeviceName device) {
    return devices.computeIfAbsent(
        device, _ -> new OfDevice(new Sum(Long.MIN_VALUE), new Sum(monthAgo), new Sum(weekAgo)));
  }

  /** A version was published. */
  void told(DeviceName device, long at, long bytes) {
    of(device).sums().forEach(sum -> sum.told(at, bytes));
  }

  /** A version that was published uses a pack. */
  void uses(DeviceName device, long at, PackId pack) {
    packs.merge(pack, new First(device, at), (a, b) -> a.at <= b.at ? a : b);
  }

  boolean isNamed(PackId pack) {
    return packs.containsKey(pack);
  }

  /** By device; to be asked once. */
  List<Growth> growth(Map<PackId, Long> sizes) {
    packs.forEach((pack, first) -> {
      long size = sizes.getOrDefault(pack, 0L);
      of(first.device).sums().forEach(sum -> sum.stored(first.at, size));
    });
    List<Growth> growth = new ArrayList<>();
    devices.forEach((device, sums) ->
        growth.add(
            new Growth(
                device, sums.all.told, sums.all.stored, sums.week.recent(), sums.month.recent())));
    return growth;
  }
}

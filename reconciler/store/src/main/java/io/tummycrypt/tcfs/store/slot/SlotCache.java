package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the latest slots of each device. */
final class SlotCache {
  private static final int EACH = 3;

  private final Map<DeviceName, NavigableMap<Long, ReadSlot>> slots = new TreeMap<>();

  synchronized @Nullable ReadSlot get(DeviceName device, long seq) {
    NavigableMap<Long, ReadSlot> chain = slots.get(device);
    return chain == null ? null : chain.get(seq);
  }

  /** All that are kept. */
  synchronized List<ReadSlot> all() {
    return slots.values().stream().flatMap(chain -> chain.values().stream()).toList();
  }

  synchronized void put(DeviceName device, long seq, ReadSlot slot) {
    NavigableMap<Long, ReadSlot> chain = slots.computeIfAbsent(device, _ -> new TreeMap<>());
    chain.put(seq, slot);
    if (chain.size() > EACH) {
      chain.pollFirstEntry();
    }
  }
}

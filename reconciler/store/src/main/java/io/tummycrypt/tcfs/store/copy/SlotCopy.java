package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.slot.SlotCodec;
import io.tummycrypt.tcfs.store.slot.SlotRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Copies slots so that a head comes after those that its device had read, as far as there is such
 * an order: what was pruned is missing in it. A device that reads half a copy waits for what others
 * have seen and is not there, so no order does harm.
 *
 * <p>One that cannot be read is left out, and those above it are not: a head tells all that went
 * before it, as where slots were pruned. Where none is above it the copy is behind, and devices
 * that have read it wait.
 */
final class SlotCopy {
  private final Source from;
  private final SlotCodec codec;
  private final Sink sink;
  private final Named named;
  private final Problems problems;

  /** How far each chain is done with: copied, or not to be read. */
  private final Map<DeviceName, Long> copied = new TreeMap<>();

  private final Map<DeviceName, Long> wanted = new TreeMap<>();
  private boolean isWhole = true;

  /** Takes a slot to its place. */
  @FunctionalInterface
  interface Sink {
    void accept(ObjectKey key, byte[] stored) throws IOException;
  }

  SlotCopy(Source from, FleetId fleet, Sink sink, Named named, Problems problems) {
    this.from = from;
    this.codec = new SlotCodec(fleet);
    this.sink = sink;
    this.named = named;
    this.problems = problems;
  }

  /** Whether all of them were still there. */
  boolean copy(List<ObjectKey> slots) throws IOException {
    SortedMap<DeviceName, Deque<Long>> waiting = new TreeMap<>();
    for (ObjectKey key : slots) {
      waiting
          .computeIfAbsent(StoreKeys.device(key), _ -> new ArrayDeque<>())
          .add(StoreKeys.number(key));
    }
    while (!waiting.isEmpty()) {
      boolean moved = false;
      for (DeviceName device : List.copyOf(waiting.keySet())) {
        moved |= copy(device, waiting, /* isForced= */ false);
      }
      if (!moved) {
        copy(waiting.firstKey(), waiting, /* isForced= */ true);
      }
    }
    return isWhole && isClosed();
  }

  /** A listing may have a head, and not yet what its device had read: then there is more by now. */
  private boolean isClosed() throws IOException {
    for (var each : wanted.entrySet()) {
      long highest = copied.getOrDefault(each.getKey(), 0L);
      if (each.getValue() > highest) {
        List<ObjectKey> now = from.own(StoreKeys.slots(each.getKey()));
        if (now.stream().anyMatch(key -> isAbove(key, highest))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isAbove(ObjectKey key, long seq) {
    try {
      return StoreKeys.number(key) > seq;
    } catch (MisplacedObjectException none) {
      return false;
    }
  }

  /** Copies the next slot of a device; whether it did so, or found it gone. */
  private boolean copy(
      DeviceName device, SortedMap<DeviceName, Deque<Long>> waiting, boolean isForced)
      throws IOException {
    Deque<Long> chain = waiting.get(device);
    if (chain == null) {
      return false;
    }
    long seq = chain.getFirst();
    ObjectKey key = StoreKeys.slot(device, seq);
    try {
      byte[] stored = from.read(key, SlotCodec.LIMIT);
      if (stored != null) {
        SortedMap<DeviceName, Long> seen = seen(key, stored);
        if (!isForced && !isReady(seen, waiting)) {
          return false;
        }
        sink.accept(key, stored);
        seen.forEach((other, read) -> wanted.merge(other, read, Math::max));
      }
      copied.put(device, seq);
    } catch (NoSuchFileException pruned) {
      isWhole = false;
    }
    chain.removeFirst();
    if (chain.isEmpty()) {
      waiting.remove(device);
    }
    return true;
  }

  /** Whether all that a device had read is copied, or does not come any more. */
  private boolean isReady(
      SortedMap<DeviceName, Long> seen, SortedMap<DeviceName, Deque<Long>> waiting) {
    return seen.entrySet().stream()
        .allMatch(each ->
            !waiting.containsKey(each.getKey())
                || copied.getOrDefault(each.getKey(), 0L) >= each.getValue());
  }

  /** What the writer of a slot had read. */
  private SortedMap<DeviceName, Long> seen(ObjectKey key, byte[] stored) throws IOException {
    SlotRecord slot;
    try {
      slot = codec.read(key, stored);
    } catch (IOException e) {
      problems.add(key, "it is copied as it is", e);
      return new TreeMap<>();
    }
    return switch (slot) {
      case HeadRecord head -> {
        named.add(key, head);
        yield head.seen();
      }
      case StampRecord _, EndRecord _ -> new TreeMap<>();
    };
  }
}

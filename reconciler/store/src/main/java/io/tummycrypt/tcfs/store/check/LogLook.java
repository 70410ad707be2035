package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.SegmentReader;
import io.tummycrypt.tcfs.store.slot.SegmentRef;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at what heads name: segments, their entries, and the packs of these. One part of a log is
 * in memory at a time.
 */
final class LogLook {
  private static final int UNREAD = -1;

  private final SegmentReader segments;
  private final SegmentReader copied;
  private final PackLook packs;
  private final Damages damages;
  private final InspectionListener listener;

  /**
   * How many entries each segment has that some head names; {@code UNREAD} if that is not known.
   */
  private final Map<ObjectKey, Integer> named = new HashMap<>();

  private final SortedMap<DeviceName, HeadRecord> last = new TreeMap<>();
  private final SortedMap<DeviceName, Seen> seen = new TreeMap<>();

  /** The highest slot of a device that another one had read, and who that was. */
  record Seen(long seq, DeviceName by) {}

  LogLook(
      ObjectReader store,
      FleetId fleet,
      SegmentCopies copies,
      PackLook packs,
      Damages damages,
      InspectionListener listener) {
    this.segments = new SegmentReader(store, fleet);
    this.copied = new SegmentReader(store, fleet, copies);
    this.packs = packs;
    this.damages = damages;
    this.listener = listener;
  }

  /** The heads of a device are looked at in order. */
  void look(ObjectKey key, HeadRecord head) throws IOException {
    DeviceName device = head.place().device();
    saw(head.seen(), device);
    for (SegmentRef ref : head.segments()) {
      look(device, ref);
    }
    part(key, device, head.packs(), head.tail());
    last.put(device, head);
  }

  /**
   * All heads of a device were looked at. What its last one names beside a damaged segment, or
   * instead of it, is still told: segments are merged.
   */
  void endOfChain(DeviceName device) {
    HeadRecord head = last.get(device);
    if (head == null) {
      return;
    }
    for (SegmentRef ref : head.segments()) {
      ObjectKey key = StoreKeys.segment(device, ref.id());
      if (entries(key) == UNREAD) {
        damages.untold(key, new Untold(device, ref.first(), ref.last()));
      }
    }
  }

  /** Takes down which slots a device had read. */
  void saw(SortedMap<DeviceName, Long> slots, DeviceName witness) {
    slots.forEach((device, seq) ->
        seen.merge(device, new Seen(seq, witness), (a, b) -> a.seq >= b.seq ? a : b));
  }

  SortedMap<DeviceName, Seen> seen() {
    return seen;
  }

  /** The segments that some head names. */
  Set<ObjectKey> named() {
    return named.keySet();
  }

  /** How many entries the logs have, as their last heads tell them. */
  long entries() {
    long entries = 0;
    for (var each : last.entrySet()) {
      entries += each.getValue().tail().size();
      for (SegmentRef ref : each.getValue().segments()) {
        entries += Math.max(0, entries(StoreKeys.segment(each.getKey(), ref.id())));
      }
    }
    return entries;
  }

  private int entries(ObjectKey segment) {
    return named.getOrDefault(segment, UNREAD);
  }

  private void look(DeviceName device, SegmentRef ref) throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    if (named.putIfAbsent(key, UNREAD) != null) {
      return;
    }
    try {
      Segment segment = segments.read(device, ref);
      part(key, device, segment.packs(), segment.entries());
      named.put(key, segment.entries().size());
    } catch (IOException e) {
      damages.add(key, e);
      lookAtCopy(key, device, ref);
    }
    listener.looked();
  }

  /** What a damaged segment has told is known where there is a copy of it. */
  private void lookAtCopy(ObjectKey key, DeviceName device, SegmentRef ref) throws IOException {
    try {
      Segment segment = copied.readCopy(device, ref);
      if (segment != null) {
        needAll(key, device, segment.entries());
        part(key, device, segment.packs(), segment.entries());
        named.put(key, segment.entries().size());
      }
    } catch (DamagedObjectException _) {
      // The copy is not what the head names either: as if there were none.
    }
  }

  private void needAll(ObjectKey key, DeviceName log, List<StoredEntry> entries) {
    for (StoredEntry stored : entries) {
      if (stored.entry() instanceof Put put) {
        damages.need(key, need(log, put));
      }
    }
  }

  private static Need need(DeviceName log, Put put) {
    return new Need(put.version().key(), log, put.seq(), /* isLive= */ true);
  }

  private void part(ObjectKey key, DeviceName log, List<PackTable> tables, List<StoredEntry> part)
      throws IOException {
    PartPlaces places = PartPlaces.of(tables, packs);
    for (StoredEntry stored : part) {
      LogEntry entry = stored.entry();
      switch (entry) {
        case Put put -> put(key, log, put, stored.chunks(), places);
        case Drop(_, var version) -> damages.dropped(log, version);
      }
    }
  }

  private void put(ObjectKey key, DeviceName log, Put put, List<Digest> chunks, PartPlaces places) {
    Need need = need(log, put);
    for (ObjectKey pack : places.damagedFor(chunks)) {
      damages.need(pack, need);
    }
    String problem = places.problem(put.version().content(), chunks);
    if (problem != null) {
      damages.add(key, Kind.DAMAGED, problem);
      damages.need(key, need);
    }
  }
}

package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.slot.SegmentReader;
import io.tummycrypt.tcfs.store.slot.SegmentRef;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at what heads name: segments, their entries, and the packs of these. One part of a log is
 * in memory at a time.
 */
final class LogLook {
  private final SegmentReader segments;
  private final PackLook packs;
  private final Damages damages;
  private final InspectionListener listener;
  private final Set<ObjectKey> named = new HashSet<>();
  private final SortedMap<DeviceName, Seen> seen = new TreeMap<>();
  private final SortedMap<DeviceName, Long> tails = new TreeMap<>();
  private long sealed;

  /** The highest slot of a device that another one had read, and who that was. */
  record Seen(long seq, DeviceName by) {}

  LogLook(
      ObjectReader store,
      FleetId fleet,
      PackLook packs,
      Damages damages,
      InspectionListener listener) {
    this.segments = new SegmentReader(store, fleet);
    this.packs = packs;
    this.damages = damages;
    this.listener = listener;
  }

  /** The heads of a device are looked at in order. */
  void look(ObjectKey key, HeadRecord head) throws IOException {
    DeviceName device = head.place().device();
    saw(head.seen(), device);
    for (SegmentRef ref : head.segments()) {
      look(key, device, ref);
    }
    part(key, device, head.packs(), head.tail());
    tails.put(device, (long) head.tail().size());
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
    return named;
  }

  /** How many entries the logs have, as their last heads tell them. */
  long entries() {
    return sealed + tails.values().stream().mapToLong(Long::longValue).sum();
  }

  private void look(ObjectKey head, DeviceName device, SegmentRef ref) throws IOException {
    ObjectKey key = StoreKeys.segment(device, ref.id());
    if (!named.add(key)) {
      return;
    }
    try {
      Segment segment = segments.read(device, ref);
      requirePacks(head, ref, segment);
      part(key, device, segment.packs(), segment.entries());
      sealed += segment.entries().size();
    } catch (IOException e) {
      damages.add(key, e);
      damages.untold(key, new Untold(device, ref.first(), ref.last()));
    }
    listener.looked();
  }

  private void requirePacks(ObjectKey head, SegmentRef ref, Segment segment) {
    if (!ref.packs().equals(segment.packs().stream().map(PackTable::pack).toList())) {
      damages.add(
          head,
          Kind.DAMAGED,
          "it names other packs for segment %s than that uses".formatted(ref.id().hex()));
    }
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
    Need need = new Need(put.version().key(), log, put.seq(), /* isLive= */ true);
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

package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.check.StoreSize.Packed;
import io.tummycrypt.tcfs.store.check.StoreSize.Part;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.slot.SegmentReader;
import io.tummycrypt.tcfs.store.slot.SegmentRef;
import io.tummycrypt.tcfs.store.slot.SlotCodec;
import io.tummycrypt.tcfs.store.slot.SlotRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Measures a store: what its logs tell, what its packs have, and how large its objects are. */
public final class Census {
  private final ObjectReader store;
  private final InspectionListener listener;
  private final SlotCodec slots;
  private final SegmentReader segments;
  private final PackReader packs;
  private final GrowthCount growth;
  private final Damages unread = new Damages();
  private final Map<PackId, Long> sizes = new ConcurrentHashMap<>();
  private final AtomicLong plain = new AtomicLong();
  private final AtomicLong compressed = new AtomicLong();
  private Amount told = Amount.NOTHING;

  /** Nothing is measured yet. */
  public Census(ObjectReader store, FleetId fleet, Instant now, InspectionListener listener) {
    this.store = store;
    this.listener = listener;
    this.slots = new SlotCodec(fleet);
    this.segments = new SegmentReader(store, fleet);
    this.packs = new PackReader(store, fleet);
    this.growth = new GrowthCount(now);
  }

  /**
   * Measures everything, once. What cannot be read is left out and named.
   *
   * @throws IOException if the store cannot be reached
   */
  public StoreSize measure() throws IOException {
    Inventory inventory = Inventory.of(store, unread);
    listener.expect(inventory.packs.size() + inventory.slots.size() + inventory.segments.size());
    Workers.forEach(inventory.packs, this::pack);
    SortedMap<DeviceName, HeadRecord> heads = heads(inventory);
    VersionCount versions = new VersionCount(heads.keySet());
    for (HeadRecord head : heads.values()) {
      log(head, versions);
      versions.endOfLog();
    }
    return new StoreSize(
        versions.live(),
        told,
        packed(inventory.packs),
        parts(inventory),
        growth.growth(sizes),
        unread.list().stream().map(Damage::object).toList());
  }

  private void pack(PackId pack) throws IOException {
    try {
      sizes.put(pack, store.size(pack.key()));
      for (Frame frame : packs.table(pack).frames()) {
        plain.addAndGet(frame.plainLength());
        compressed.addAndGet(frame.storedLength());
      }
    } catch (IOException e) {
      unread.add(pack.key(), e);
    }
    listener.looked();
  }

  private Packed packed(List<PackId> listed) {
    List<PackId> unnamed = listed.stream().filter(pack -> !growth.isNamed(pack)).toList();
    return new Packed(
        plain.get(),
        compressed.get(),
        listed.size() - unnamed.size(),
        unnamed.size(),
        unnamed.stream().mapToLong(pack -> sizes.getOrDefault(pack, 0L)).sum());
  }

  /** The last head of each chain that can be read: it names all that went before it. */
  private SortedMap<DeviceName, HeadRecord> heads(Inventory inventory) throws IOException {
    SortedMap<DeviceName, HeadRecord> heads = new TreeMap<>();
    for (var chain : inventory.slots.entrySet()) {
      HeadRecord last = null;
      for (long seq : chain.getValue()) {
        HeadRecord head = head(StoreKeys.slot(chain.getKey(), seq));
        last = head == null ? last : head;
      }
      if (last != null) {
        heads.put(chain.getKey(), last);
        growth.device(chain.getKey());
      }
      listener.looked();
    }
    return heads;
  }

  private @Nullable HeadRecord head(ObjectKey key) throws IOException {
    try {
      SlotRecord slot = slots.read(key, store.read(key, SlotCodec.LIMIT));
      return switch (slot) {
        case HeadRecord head -> head;
        case StampRecord _, EndRecord _ -> null;
      };
    } catch (NoSuchFileException pruned) {
      return null;
    } catch (IOException e) {
      unread.add(key, e);
      return null;
    }
  }

  private void log(HeadRecord head, VersionCount versions) throws IOException {
    DeviceName device = head.place().device();
    for (SegmentRef ref : head.segments()) {
      try {
        Segment segment = segments.read(device, ref);
        part(device, segment.packs(), segment.entries(), versions);
      } catch (IOException e) {
        unread.add(StoreKeys.segment(device, ref.id()), e);
      }
      listener.looked();
    }
    part(device, head.packs(), head.tail(), versions);
  }

  private void part(
      DeviceName log, List<PackTable> tables, List<StoredEntry> entries, VersionCount versions) {
    Map<Digest, PackId> places = places(tables);
    for (StoredEntry stored : entries) {
      if (versions.isNew(log, stored) && stored.entry() instanceof Put put) {
        long bytes = put.version().content().bytes();
        told = told.plus(bytes);
        growth.told(log, stored.writtenAt(), bytes);
      }
      for (Digest chunk : stored.chunks()) {
        PackId pack = places.get(chunk);
        if (pack != null) {
          growth.uses(log, stored.writtenAt(), pack);
        }
      }
    }
  }

  private static Map<Digest, PackId> places(List<PackTable> tables) {
    Map<Digest, PackId> places = new HashMap<>();
    for (PackTable table : tables) {
      for (Frame frame : table.frames()) {
        for (PackedChunk chunk : frame.chunks()) {
          places.put(chunk.digest(), table.pack());
        }
      }
    }
    return places;
  }

  private List<Part> parts(Inventory inventory) throws IOException {
    long stored = sizes.values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        new Part("packs", inventory.packs.size(), stored),
        part("segments", List.copyOf(inventory.segments)),
        part("slots", Inventory.keys(inventory.slots, StoreKeys::slot)),
        part("reports", Inventory.keys(inventory.reports, StoreKeys::report)),
        part("revisions", inventory.revisions.stream().map(StoreKeys::revision).toList()),
        part("records", Inventory.keys(inventory.records, StoreKeys::deviceRecord)));
  }

  private Part part(String name, List<ObjectKey> keys) throws IOException {
    AtomicLong bytes = new AtomicLong();
    Workers.forEach(
        keys,
        key -> {
          try {
            bytes.addAndGet(store.size(key));
          } catch (NoSuchFileException pruned) {
            // Its owner does that at any time.
          } catch (IOException e) {
            unread.add(key, e);
          }
        });
    return new Part(name, keys.size(), bytes.get());
  }
}

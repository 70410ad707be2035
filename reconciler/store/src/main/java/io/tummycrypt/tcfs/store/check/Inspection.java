package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.check.Condition.Looked;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks at everything in the store of a fleet, while its devices go on. Packs come first, so that
 * whoever names one is known to need it; then the logs, one part at a time.
 */
public final class Inspection {
  private final ObjectReader store;
  private final FleetId fleet;
  private final boolean readData;
  private final InspectionListener listener;
  private final Damages damages = new Damages();
  private final PackLook packs;
  private final LogLook logs;
  private final SortedMap<DeviceName, KnownSlot> slots = new TreeMap<>();

  /**
   * Nothing is looked at yet.
   *
   * @param copies of segments; they tell what was in one that is damaged
   * @param readData whether the bytes of all packs are read, and not their directories alone
   */
  public Inspection(
      ObjectReader store,
      FleetId fleet,
      SegmentCopies copies,
      boolean readData,
      InspectionListener listener) {
    this.store = store;
    this.fleet = fleet;
    this.readData = readData;
    this.listener = listener;
    this.packs = new PackLook(store, fleet, readData, damages, listener);
    this.logs = new LogLook(store, fleet, copies, packs, damages, listener);
  }

  /**
   * Looks at everything, once.
   *
   * @param known the highest slots that {@code witness} has read here
   * @throws IOException if the store cannot be reached, or not be used as it is set; whatever is
   *     wrong with an object is a damage
   */
  public Condition look(SortedMap<DeviceName, KnownSlot> known, DeviceName witness)
      throws IOException {
    SortedMap<DeviceName, Long> seqs = new TreeMap<>();
    known.forEach((device, slot) -> seqs.put(device, slot.seq()));
    logs.saw(seqs, witness);
    slots.putAll(known);
    return look();
  }

  /** The same where nothing is known beforehand. */
  public Condition look() throws IOException {
    Inventory inventory = Inventory.of(store, damages);
    listener.expect(objects(inventory));
    MetaLook meta = new MetaLook(store, fleet, damages, listener);
    meta.identity();
    meta.reports(inventory.reports, logs);
    meta.devices(inventory.records, inventory.slots.keySet());
    meta.revisions(inventory.revisions);
    Workers.forEach(inventory.packs, packs::look);
    SortedMap<DeviceName, ChainLook> chains = chains(inventory);
    return new Condition(
        readData, looked(inventory, chains.values()), damages.list(), inventory.strays);
  }

  private static long objects(Inventory inventory) {
    return 2
        + count(inventory.records)
        + inventory.revisions.size()
        + count(inventory.reports)
        + inventory.slots.size()
        + inventory.segments.size()
        + inventory.packs.size();
  }

  private static long count(SortedMap<DeviceName, ? extends Collection<Long>> numbers) {
    return numbers.values().stream().mapToLong(Collection::size).sum();
  }

  private SortedMap<DeviceName, ChainLook> chains(Inventory inventory) throws IOException {
    SortedMap<DeviceName, ChainLook> chains = new TreeMap<>();
    for (var listed : inventory.slots.entrySet()) {
      ChainLook chain = chain(listed.getKey());
      chain.look(listed.getValue());
      chains.put(listed.getKey(), chain);
      listener.looked();
    }
    for (var seen : logs.seen().entrySet()) {
      DeviceName device = seen.getKey();
      chains
          .getOrDefault(device, chain(device))
          .requireSeen(seen.getValue().seq(), "device " + seen.getValue().by());
    }
    return chains;
  }

  private ChainLook chain(DeviceName device) {
    return new ChainLook(store, fleet, device, slots.get(device), damages, logs);
  }

  private Looked looked(Inventory inventory, Collection<ChainLook> chains) {
    Set<DeviceName> devices = new TreeSet<>(inventory.records.keySet());
    devices.addAll(inventory.slots.keySet());
    List<PackId> listed = inventory.packs;
    long unnamedSegments =
        inventory.segments.stream().filter(key -> !logs.named().contains(key)).count();
    return new Looked(
        devices.size(),
        inventory.revisions.size(),
        count(inventory.reports),
        chains.stream().mapToLong(ChainLook::count).sum(),
        inventory.segments.size(),
        logs.entries(),
        listed.size(),
        packs.unnamed(listed) + unnamedSegments,
        inventory.kept,
        packs.bytes());
  }
}

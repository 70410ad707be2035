package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.PackFacts.State;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackReader;
import io.tummycrypt.tcfs.store.pack.PackScan;
import io.tummycrypt.tcfs.store.pack.PackScan.Scanned;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at packs: at their directories, or at all their bytes. Each is looked at once, whoever asks
 * first. Safe for many threads.
 */
final class PackLook {
  private final ObjectReader store;
  private final PackReader reader;
  private final boolean readData;
  private final Damages damages;
  private final InspectionListener listener;
  private final Map<PackId, PackFacts> known = new ConcurrentHashMap<>();
  private final Set<PackId> named = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();

  PackLook(
      ObjectReader store,
      FleetId fleet,
      boolean readData,
      Damages damages,
      InspectionListener listener) {
    this.store = store;
    this.reader = new PackReader(store, fleet);
    this.readData = readData;
    this.damages = damages;
    this.listener = listener;
  }

  /** Looks at a pack of the listing. */
  void look(PackId pack) throws IOException {
    facts(pack);
    listener.looked();
  }

  /** How many of these packs nobody has asked about. */
  long unnamed(List<PackId> packs) {
    return packs.stream().filter(pack -> !named.contains(pack)).count();
  }

  long bytes() {
    return bytes.get();
  }

  /**
   * Whether a frame can be read, as far as was looked; if not, something is wrong with its pack.
   */
  boolean isSound(PackId pack, Frame frame) throws IOException {
    named.add(pack);
    PackFacts facts = facts(pack);
    return switch (facts.state()) {
      case GONE -> false;
      case WITHOUT_DIRECTORY ->
          facts.hasRoomFor(frame) && (!readData || isRead(pack, frame, facts));
      case KNOWN -> isKnown(pack, frame, facts);
    };
  }

  private boolean isKnown(PackId pack, Frame frame, PackFacts facts) throws IOException {
    if (facts.has(frame)) {
      return !Boolean.FALSE.equals(facts.look(frame));
    }
    damages.add(
        pack.key(),
        Kind.DAMAGED,
        "it is another pack: it does not have the frame at %d that is named"
            .formatted(frame.offset()));
    return readData && facts.hasRoomFor(frame) && isRead(pack, frame, facts);
  }

  private PackFacts facts(PackId pack) throws IOException {
    PackFacts before = known.get(pack);
    if (before != null) {
      return before;
    }
    PackFacts facts = find(pack);
    known.put(pack, facts);
    return facts;
  }

  private PackFacts find(PackId pack) throws IOException {
    ObjectKey key = pack.key();
    long size;
    try {
      size = store.size(key);
    } catch (IOException e) {
      damages.add(key, e);
      return new PackFacts(State.GONE, 0, List.of());
    }
    PackTable table;
    try {
      table = reader.table(pack);
    } catch (IOException e) {
      damages.add(key, e);
      return new PackFacts(
          e instanceof NoSuchFileException ? State.GONE : State.WITHOUT_DIRECTORY, size, List.of());
    }
    PackFacts facts = new PackFacts(State.KNOWN, size, table.frames());
    if (readData) {
      scan(table, size, facts);
    }
    return facts;
  }

  private void scan(PackTable table, long size, PackFacts facts) throws IOException {
    ObjectKey key = table.pack().key();
    try {
      Scanned scanned = new PackScan(store).scan(table, size);
      count(size);
      scanned.damaged().forEach(frame -> facts.found(frame, /* isSound= */ false));
      if (!scanned.digest().equals(table.pack().digest())) {
        damages.add(key, Kind.DAMAGED, "its bytes have the digest " + scanned.digest().hex());
      } else if (!scanned.damaged().isEmpty()) {
        damages.add(
            key,
            Kind.DAMAGED,
            "the frame at %d was damaged before it was stored"
                .formatted(scanned.damaged().getFirst().offset()));
      }
    } catch (IOException e) {
      damages.add(key, e);
      table.frames().forEach(frame -> facts.found(frame, /* isSound= */ false));
    }
  }

  /** Reads one frame by itself, as those do who need it. */
  private boolean isRead(PackId pack, Frame frame, PackFacts facts) throws IOException {
    Boolean before = facts.look(frame);
    if (before != null) {
      return before;
    }
    boolean isSound;
    try {
      reader.frame(pack, frame).verify();
      count(frame.storedLength());
      isSound = true;
    } catch (IOException e) {
      Severity.requireOfObject(e);
      isSound = false;
    }
    facts.found(frame, isSound);
    return isSound;
  }

  private void count(long read) {
    bytes.addAndGet(read);
    listener.read(read);
  }
}

package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.slot.SlotCodec;
import io.tummycrypt.tcfs.store.slot.SlotRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the slots of one chain, and hands on what its heads name. What is missing below a head
 * is no damage: its owner prunes there, and the head names all that the slots before it told.
 */
final class ChainLook {
  private static final int ATTEMPTS = 8;

  private final ObjectReader store;
  private final SlotCodec codec;
  private final DeviceName device;
  private final @Nullable KnownSlot known;
  private final Damages damages;
  private final LogLook logs;
  private final TreeSet<Long> listed = new TreeSet<>();
  private final TreeSet<Long> sound = new TreeSet<>();
  private final TreeSet<Long> damaged = new TreeSet<>();
  private long lastHead;
  private boolean isEnded;
  private @Nullable Before before;

  /** The sound slot that was read last, and the digest of what is stored of it. */
  private record Before(long seq, Digest hash) {}

  /**
   * Nothing is looked at yet.
   *
   * @param known the highest slot that somebody here has read; null if nobody has read any
   */
  ChainLook(
      ObjectReader store,
      FleetId fleet,
      DeviceName device,
      @Nullable KnownSlot known,
      Damages damages,
      LogLook logs) {
    this.store = store;
    this.codec = new SlotCodec(fleet);
    this.device = device;
    this.known = known;
    this.damages = damages;
    this.logs = logs;
  }

  /** Looks at the slots that were listed; once more at those that came while others were pruned. */
  void look(Collection<Long> slots) throws IOException {
    NavigableSet<Long> todo = new TreeSet<>(slots);
    for (int attempt = 1; !todo.isEmpty() && attempt <= ATTEMPTS; attempt++) {
      NavigableSet<Long> gone = lookOnce(todo);
      if (gone.isEmpty()) {
        break;
      }
      NavigableSet<Long> now = list();
      gone.removeIf(seq -> !now.contains(seq) && now.higher(seq) != null);
      gone.forEach(this::missing);
      todo = now;
      todo.removeAll(listed);
    }
    gaps();
    logs.endOfChain(device);
    damaged.forEach(
        seq -> damages.untold(StoreKeys.slot(device, seq), new Untold(device, seq, seq)));
  }

  /** The highest slot that there is, sound or not; 0 for none. */
  long highest() {
    return listed.isEmpty() ? 0 : listed.last();
  }

  long count() {
    return listed.size();
  }

  /** Somebody has seen a slot that is above all that there are. */
  void requireSeen(long seq, String witness) throws IOException {
    if (isEnded || seq <= highest()) {
      return;
    }
    NavigableSet<Long> now = list();
    if (now.isEmpty() || now.last() < seq) {
      ObjectKey key = StoreKeys.slot(device, seq);
      damages.add(key, Kind.MISSING, "it is not there, and " + witness + " has seen it");
      damages.untold(key, new Untold(device, highest() + 1, seq));
    }
  }

  private NavigableSet<Long> list() throws IOException {
    TreeSet<Long> now = new TreeSet<>();
    for (ObjectKey key : store.list(StoreKeys.slots(device))) {
      if (Inventory.isSlot(device, key)) {
        now.add(StoreKeys.number(key));
      }
    }
    return now;
  }

  /** Those that are not there any more. */
  private NavigableSet<Long> lookOnce(NavigableSet<Long> slots) throws IOException {
    TreeSet<Long> gone = new TreeSet<>();
    for (long seq : slots) {
      listed.add(seq);
      ObjectKey key = StoreKeys.slot(device, seq);
      try {
        take(key, store.read(key, SlotCodec.LIMIT));
      } catch (NoSuchFileException e) {
        gone.add(seq);
      } catch (IOException e) {
        damages.add(key, e);
        damaged.add(seq);
      }
    }
    return gone;
  }

  private void take(ObjectKey key, byte[] stored) throws IOException {
    SlotRecord slot = codec.read(key, stored);
    long seq = slot.place().seq();
    requireFollows(slot);
    before = new Before(seq, Hasher.hash(stored));
    requireKnown(key, before);
    sound.add(seq);
    switch (slot) {
      case HeadRecord head -> {
        lastHead = seq;
        damaged.clear();
        logs.look(key, head);
      }
      case StampRecord _ -> {}
      case EndRecord _ -> isEnded = true;
    }
  }

  /** What stands before it is what it was written after. */
  private void requireFollows(SlotRecord slot) {
    long seq = slot.place().seq();
    if (before != null && before.seq == seq - 1 && !before.hash.equals(slot.place().previous())) {
      damages.add(
          StoreKeys.slot(device, before.seq),
          Kind.DAMAGED,
          "it is another slot than the one that slot " + seq + " follows");
    }
  }

  private void requireKnown(ObjectKey key, Before slot) {
    if (known != null && known.seq() == slot.seq && !known.hash().equals(slot.hash)) {
      damages.add(key, Kind.DAMAGED, "it is another slot than the one that was read here before");
    }
  }

  private void missing(long seq) {
    ObjectKey key = StoreKeys.slot(device, seq);
    damages.add(key, Kind.MISSING, "it is listed, and not there");
    damages.untold(key, new Untold(device, seq, seq));
  }

  /** Above the last head nothing is pruned; and something is below whatever is no head. */
  private void gaps() {
    long expected = lastHead + 1;
    boolean mayBePruned = lastHead == 0 && !damaged.isEmpty();
    for (long seq : sound.tailSet(lastHead, /* inclusive= */ false)) {
      if (seq > expected && !mayBePruned && damaged.subSet(expected, seq).isEmpty()) {
        missing(lastHead == 0 ? seq - 1 : expected, seq - 1);
      }
      mayBePruned = false;
      expected = seq + 1;
    }
  }

  private void missing(long first, long last) {
    ObjectKey key = StoreKeys.slot(device, first);
    damages.add(
        key,
        Kind.MISSING,
        first == last
            ? "it is not there, and there is one above it"
            : "it and all up to slot " + last + " are not there, and there is one above them");
    damages.untold(key, new Untold(device, first, last));
  }
}

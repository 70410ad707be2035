package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The last head of each chain that can be read, up to its end: it names all that went before it.
 *
 * @param gaps the slots after it that cannot be read, or are not there although another device has
 *     seen them
 */
record LastHeads(
    SortedMap<DeviceName, HeadRecord> heads, SortedSet<Gap> gaps, SortedSet<DeviceName> ended) {
  private static final int ATTEMPTS = 8;

  /**
   * Slots may be pruned between the listing and the reading, or be created while the listing is
   * made; then both are done again.
   */
  static LastHeads read(StoreHeadReader reader) throws IOException {
    NoSuchFileException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LastHeads found = new LastHeads(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
      try {
        for (Map.Entry<DeviceName, SortedSet<Long>> chain : reader.list().entrySet()) {
          found.gaps.addAll(found.readChain(reader, chain.getKey(), chain.getValue()));
        }
        SortedSet<Gap> missing = found.missing();
        if (missing.isEmpty() || attempt > 0) {
          found.gaps.addAll(missing);
          return found;
        }
      } catch (NoSuchFileException pruned) {
        last = pruned;
      }
    }
    throw new IOException("slots that are listed cannot be read, again and again", last);
  }

  /** Takes the head; what cannot be read below it, it names itself. */
  private SortedSet<Gap> readChain(StoreHeadReader reader, DeviceName device, SortedSet<Long> chain)
      throws IOException {
    TreeSet<Gap> unread = new TreeSet<>();
    for (long seq : chain) {
      try {
        switch (reader.slot(device, seq).slot()) {
          case HeadRecord head -> {
            heads.put(device, head);
            unread.clear();
          }
          case StampRecord _ -> {}
          case EndRecord _ -> {
            ended.add(device);
            return unread;
          }
        }
      } catch (DamagedObjectException | RefusedPathException | UnknownFormatException e) {
        unread.add(new Gap(device, seq, IoText.of(e)));
      }
    }
    return unread;
  }

  /** A slot that somebody has seen was there, and whatever was pruned has a higher one. */
  private SortedSet<Gap> missing() {
    TreeMap<DeviceName, Long> seen = new TreeMap<>();
    for (HeadRecord witness : heads.values()) {
      witness.seen().forEach((device, seq) -> seen.merge(device, seq, Math::max));
    }
    TreeSet<Gap> missing = new TreeSet<>();
    seen.forEach((device, seq) -> {
      long last = Math.max(seqOf(heads.get(device)), lastGap(device));
      if (seq > last && !ended.contains(device)) {
        missing.add(
            new Gap(
                device,
                seq,
                "object '%s' is not there, and another device has seen it"
                    .formatted(StoreKeys.slot(device, seq))));
      }
    });
    return missing;
  }

  private static long seqOf(@Nullable HeadRecord head) {
    return head == null ? 0 : head.place().seq();
  }

  private long lastGap(DeviceName device) {
    return gaps.stream()
        .filter(gap -> gap.device().equals(device))
        .mapToLong(Gap::slot)
        .max()
        .orElse(0);
  }
}

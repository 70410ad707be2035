package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
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

/**
 * The last head of each chain that can be read, up to its end: it names all that went before it.
 *
 * @param gaps the slots after it that cannot be read
 */
record LastHeads(SortedMap<DeviceName, HeadRecord> heads, SortedSet<Gap> gaps) {
  private static final int ATTEMPTS = 8;

  /** Slots may be pruned between the listing and the reading; then both are done again. */
  static LastHeads read(StoreHeadReader reader) throws IOException {
    NoSuchFileException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LastHeads found = new LastHeads(new TreeMap<>(), new TreeSet<>());
      try {
        for (Map.Entry<DeviceName, SortedSet<Long>> chain : reader.list().entrySet()) {
          found.gaps.addAll(found.readChain(reader, chain.getKey(), chain.getValue()));
        }
        return found;
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
            return unread;
          }
        }
      } catch (DamagedObjectException | RefusedPathException | UnknownFormatException e) {
        unread.add(new Gap(device, seq, IoText.of(e)));
      }
    }
    return unread;
  }
}

package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the chunks of one part of a log are: by the tables that stand beside its entries. */
final class PartPlaces {
  private final Map<Digest, Integer> lengths = new HashMap<>();

  /** The packs that have a chunk where it cannot be read. */
  private final Map<Digest, Set<ObjectKey>> damaged = new HashMap<>();

  private PartPlaces() {}

  static PartPlaces of(List<PackTable> tables, PackLook packs) throws IOException {
    PartPlaces places = new PartPlaces();
    for (PackTable table : tables) {
      for (Frame frame : table.frames()) {
        places.add(table, frame, packs.isSound(table.pack(), frame));
      }
    }
    return places;
  }

  private void add(PackTable table, Frame frame, boolean isSound) {
    for (PackedChunk chunk : frame.chunks()) {
      lengths.put(chunk.digest(), chunk.length());
      if (!isSound) {
        damaged.computeIfAbsent(chunk.digest(), _ -> new TreeSet<>()).add(table.pack().key());
      }
    }
  }

  /** The packs in which some of these chunks are damaged. */
  Set<ObjectKey> damagedFor(List<Digest> chunks) {
    Set<ObjectKey> packs = new TreeSet<>();
    if (!damaged.isEmpty()) {
      chunks.forEach(chunk -> packs.addAll(damaged.getOrDefault(chunk, Set.of())));
    }
    return packs;
  }

  /** Why these cannot be the chunks of this content; null if they can. */
  @Nullable String problem(Content content, List<Digest> chunks) {
    long bytes = 0;
    for (Digest chunk : chunks) {
      Integer length = lengths.get(chunk);
      if (length == null) {
        return "it names chunk " + chunk.hex() + " and no pack that has it";
      }
      bytes += length;
    }
    return bytes == content.bytes()
        ? null
        : "it names %d bytes of chunks for a file of %d".formatted(bytes, content.bytes());
  }
}

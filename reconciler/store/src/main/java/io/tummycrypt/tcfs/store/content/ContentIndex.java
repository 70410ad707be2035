package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which chunks a file has and in which named pack each one is: what the heads of all devices say,
 * and what was stored here since. In memory, safe for many threads; it only grows.
 */
public final class ContentIndex {
  private static final Comparator<Frame> BY_OFFSET = (a, b) -> Long.compare(a.offset(), b.offset());

  private final Map<Digest, List<Digest>> chunksOfFiles = new ConcurrentHashMap<>();
  private final ChunkPlaces places = new ChunkPlaces();

  /** Takes in what a segment or slot says, of whichever device. What is known stays. */
  public void learn(List<PackTable> tables, List<StoredEntry> entries) {
    tables.forEach(this::learn);
    for (StoredEntry entry : entries) {
      var file = entry.file();
      if (file != null) {
        learn(file.digest(), entry.chunks());
      }
    }
  }

  private void learn(PackTable table) {
    for (Frame frame : table.frames()) {
      places.learn(table.pack(), frame);
    }
  }

  private void learn(Digest file, List<Digest> chunks) {
    if (!isOneChunk(file, chunks)) {
      chunksOfFiles.putIfAbsent(file, chunks);
    }
  }

  /** A file of one chunk has the digest of that chunk, so there is nothing to keep. */
  private static boolean isOneChunk(Digest file, List<Digest> chunks) {
    return chunks.size() == 1 && chunks.getFirst().equals(file);
  }

  /** Takes in what was stored here, and hashed here: it outdoes what others say. */
  void stored(Map<Digest, List<Digest>> files, List<PackTable> tables) {
    tables.forEach(this::learn);
    files.forEach((file, chunks) -> {
      if (isOneChunk(file, chunks)) {
        chunksOfFiles.remove(file);
      } else {
        chunksOfFiles.put(file, chunks);
      }
    });
  }

  /** The chunks of a file in order, or null if this store is not known to have it. */
  public @Nullable List<ChunkPlace> find(Digest file) {
    if (file.equals(Hasher.OF_NOTHING)) {
      return List.of();
    }
    List<ChunkPlace> found = new ArrayList<>();
    for (Digest chunk : chunksOfFiles.getOrDefault(file, List.of(file))) {
      ChunkPlace place = places.get(chunk);
      if (place == null) {
        return null;
      }
      found.add(place);
    }
    return found;
  }

  /** The same content; its digest is that of a chunk, if a chunk has it. */
  public Content.File known(Content.File file) {
    ChunkPlace place = places.get(file.digest());
    return place == null
        ? file
        : new Content.File(place.chunk().digest(), file.size(), file.mode());
  }

  /** Whether some named pack has this chunk. */
  boolean hasChunk(Digest chunk) {
    return places.has(chunk);
  }

  /**
   * The tables that whoever names these chunks must name with them: their packs, with the frames in
   * use, in order.
   *
   * @throws IllegalArgumentException if a chunk is in no pack
   */
  public List<PackTable> tablesOf(Collection<Digest> chunks) {
    Map<PackId, TreeSet<Frame>> frames = new TreeMap<>();
    for (Digest chunk : chunks) {
      ChunkPlace place = places.get(chunk);
      if (place == null) {
        throw new IllegalArgumentException("chunk " + chunk.hex() + " is in no pack");
      }
      frames.computeIfAbsent(place.pack(), _ -> new TreeSet<>(BY_OFFSET)).add(place.frame());
    }
    return frames.entrySet().stream()
        .map(entry -> new PackTable(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}

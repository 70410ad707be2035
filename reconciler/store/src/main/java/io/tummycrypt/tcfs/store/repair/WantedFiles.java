package io.tummycrypt.tcfs.store.repair;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.LogParts;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the logs say of packs that are damaged: their frames, and which files had their chunks. */
public final class WantedFiles {
  private final Map<PackId, TreeSet<Frame>> frames = new HashMap<>();
  private final Map<Digest, List<Spot>> spots = new HashMap<>();
  private final Set<Digest> files = new HashSet<>();

  /** Where a chunk is in a file: the file's digest, and where the chunk begins. */
  public record Spot(Digest file, long offset) {}

  private WantedFiles() {}

  /** Reads the logs twice: for the frames, and for the files. */
  static WantedFiles of(LogParts logs, Set<PackId> packs) throws IOException {
    WantedFiles wanted = new WantedFiles();
    if (!packs.isEmpty()) {
      logs.forEach((_, tables, _) -> wanted.learnFrames(tables, packs));
      Set<Digest> chunks = wanted.chunks();
      logs.forEach((_, tables, entries) -> wanted.learnFiles(tables, entries, chunks));
    }
    return wanted;
  }

  private void learnFrames(List<PackTable> tables, Set<PackId> packs) {
    for (PackTable table : tables) {
      if (packs.contains(table.pack())) {
        frames
            .computeIfAbsent(
                table.pack(), _ -> new TreeSet<>(Comparator.comparingLong(Frame::offset)))
            .addAll(table.frames());
      }
    }
  }

  private Set<Digest> chunks() {
    Set<Digest> chunks = new HashSet<>();
    for (TreeSet<Frame> each : frames.values()) {
      for (Frame frame : each) {
        frame.chunks().forEach(chunk -> chunks.add(chunk.digest()));
      }
    }
    return chunks;
  }

  private void learnFiles(List<PackTable> tables, List<StoredEntry> entries, Set<Digest> wanted) {
    Map<Digest, Integer> lengths = new HashMap<>();
    for (PackTable table : tables) {
      for (Frame frame : table.frames()) {
        for (PackedChunk chunk : frame.chunks()) {
          lengths.put(chunk.digest(), chunk.length());
        }
      }
    }
    for (StoredEntry stored : entries) {
      var file = stored.file();
      if (file != null) {
        learn(file.digest(), stored.chunks(), lengths, wanted);
      }
    }
  }

  private void learn(
      Digest file, List<Digest> chunks, Map<Digest, Integer> lengths, Set<Digest> wanted) {
    long offset = 0;
    for (Digest chunk : chunks) {
      if (wanted.contains(chunk)) {
        List<Spot> known = spots.computeIfAbsent(chunk, _ -> new ArrayList<>());
        Spot spot = new Spot(file, offset);
        if (!known.contains(spot)) {
          known.add(spot);
        }
        files.add(file);
      }
      Integer length = lengths.get(chunk);
      if (length == null) {
        return;
      }
      offset += length;
    }
  }

  /** The frames of a pack that are named anywhere, in order. */
  List<Frame> frames(PackId pack) {
    TreeSet<Frame> named = frames.get(pack);
    return named == null ? List.of() : List.copyOf(named);
  }

  /** The contents of the files that had chunks of the packs. */
  public Set<Digest> files() {
    return Set.copyOf(files);
  }

  /** Where a chunk was, in every file that had it. */
  public List<Spot> spots(Digest chunk) {
    return spots.getOrDefault(chunk, List.of());
  }
}

package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the chunks of new entries, and the packs of entries. */
final class EntryChunks {
  private final ContentIndex index;

  EntryChunks(ContentIndex index) {
    this.index = index;
  }

  /**
   * The entries as they are stored.
   *
   * @throws IllegalArgumentException if the content of one is not in the store
   */
  List<StoredEntry> stored(List<LogEntry> entries, Instant at) {
    List<StoredEntry> stored = new ArrayList<>();
    for (LogEntry entry : entries) {
      stored.add(new StoredEntry(entry, at.getEpochSecond(), chunks(entry)));
    }
    return stored;
  }

  private List<Digest> chunks(LogEntry entry) {
    if (!(entry instanceof Put put && put.version().content() instanceof Content.File file)) {
      return List.of();
    }
    List<ChunkPlace> places = index.find(file.digest());
    long size = 0;
    List<Digest> found = new ArrayList<>();
    for (ChunkPlace place : places == null ? List.<ChunkPlace>of() : places) {
      PackedChunk chunk = place.chunk();
      size += chunk.length();
      found.add(chunk.digest());
    }
    if (places == null || size != file.size()) {
      throw new IllegalArgumentException(
          "entry %s cannot be published: the store has %s of content %s, expected %d bytes"
              .formatted(
                  put.version().dot(),
                  places == null ? "nothing" : size + " bytes",
                  file.digest().hex(),
                  file.size()));
    }
    return found;
  }

  /** The packs that these entries use. */
  List<PackTable> tables(List<StoredEntry> entries) {
    Set<Digest> chunks = new LinkedHashSet<>();
    entries.forEach(entry -> chunks.addAll(entry.chunks()));
    return index.tablesOf(chunks);
  }
}

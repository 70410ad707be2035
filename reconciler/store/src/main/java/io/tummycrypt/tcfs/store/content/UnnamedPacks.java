package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The packs of sessions that were cut off. A chunk in one of them is not sent again: the pack is
 * named by the head that names the chunk, like every other. The store is asked for a pack when the
 * first chunk of it is wanted, once; so nothing is asked where nothing was noted, or is wanted.
 *
 * <p>Only full packs are noted, so that small pushes pay nothing. After a cut are sent again: what
 * was on its way, and the last pack of the session if it was not full. For one session at a time.
 */
public final class UnnamedPacks {
  private final ObjectReader store;
  private final ContentIndex index;
  private final PackNotes notes;
  private final Map<Digest, NotedPack> packs = new HashMap<>();

  /**
   * @param index that learns of a pack once it is known to be there
   */
  public UnnamedPacks(ObjectReader store, ContentIndex index, PackNotes notes) {
    this.store = store;
    this.index = index;
    this.notes = notes;
  }

  /** Where full packs are noted. */
  PackNotes notes() {
    return notes;
  }

  /** Takes in what is noted; at the beginning of a session. */
  void look(long epoch) {
    for (NotedPack pack : notes.more(epoch)) {
      forEachChunk(
          pack.table(),
          chunk -> {
            if (!index.hasChunk(chunk)) {
              packs.put(chunk, pack);
            }
          });
    }
  }

  /** Whether one of these packs has this chunk, and is there; then the index has it, too. */
  boolean hasChunk(Digest chunk) {
    NotedPack pack = packs.get(chunk);
    if (pack == null) {
      return false;
    }
    forEachChunk(pack.table(), each -> packs.remove(each, pack));
    if (!isStored(pack)) {
      return false;
    }
    index.stored(Map.of(), List.of(pack.table()));
    return true;
  }

  /** What is there under this name was created once, with the bytes that it is named after. */
  private boolean isStored(NotedPack pack) {
    try {
      return store.size(pack.table().pack().key()) == pack.bytes();
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException _) {
      // A store that cannot be asked is not asked for each pack; what is sent next says why.
      packs.clear();
      return false;
    }
  }

  private static void forEachChunk(PackTable table, Consumer<Digest> action) {
    for (Frame frame : table.frames()) {
      for (PackedChunk chunk : frame.chunks()) {
        action.accept(chunk.digest());
      }
    }
  }
}

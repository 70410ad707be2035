package io.tummycrypt.tcfs.store.entry;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry and what the store adds to it.
 *
 * @param writtenAt seconds since 1970, by the clock of the device in whose log it stands
 * @param chunks of a file, in order; none for anything else
 */
public record StoredEntry(LogEntry entry, long writtenAt, List<Digest> chunks) {
  public StoredEntry {
    chunks = List.copyOf(chunks);
    boolean hasBytes = entry instanceof Put put && put.version().content().bytes() > 0;
    if (hasBytes == chunks.isEmpty()) {
      throw new IllegalArgumentException(
          hasBytes ? "a file with bytes has no chunks" : "something without bytes has chunks");
    }
  }

  /** The file that this entry puts, or null if it is something else. */
  public Content.@Nullable File file() {
    return entry instanceof Put put && put.version().content() instanceof Content.File file
        ? file
        : null;
  }
}

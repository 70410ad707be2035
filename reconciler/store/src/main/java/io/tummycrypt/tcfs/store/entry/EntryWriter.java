package io.tummycrypt.tcfs.store.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.format.InstantText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of an entry: those of a SyncManifest of version 2, and what versions need
 * beside them.
 */
public final class EntryWriter {
  /** The version of a SyncManifest with these members. */
  static final int VERSION = 2;

  private EntryWriter() {}

  /** Writes the members into an object that was begun. */
  public static void write(JsonGenerator out, StoredEntry stored) throws IOException {
    out.writeNumberField("seq", stored.entry().seq());
    switch (stored.entry()) {
      case Put put -> writePut(out, put.version(), stored.chunks());
      case Drop drop -> writeDrop(out, drop.key());
    }
    out.writeNumberField("written_at", stored.writtenAt());
  }

  private static void writeDrop(JsonGenerator out, VersionKey key) throws IOException {
    out.writeStringField("op", "drop");
    writeKey(out, key);
  }

  private static void writePut(JsonGenerator out, Version version, List<Digest> chunks)
      throws IOException {
    out.writeStringField("op", "put");
    writeVersion(out, version, chunks);
  }

  /** Writes the members that a SyncManifest has, but for when it was written. */
  static void writeVersion(JsonGenerator out, Version version, List<Digest> chunks)
      throws IOException {
    out.writeNumberField("version", VERSION);
    writeKey(out, version.key());
    ContentCodec.write(out, version.content());
    if (version.content() instanceof Content.File) {
      out.writeArrayFieldStart("chunks");
      for (Digest chunk : chunks) {
        out.writeString(chunk.hex());
      }
      out.writeEndArray();
    }
    out.writeStringField("mtime", InstantText.of(version.mtime()));
    writeClock(out, version.clock());
    out.writeStringField("written_by", version.by().text());
    out.writeStringField("on_conflict", version.onConflict().text());
    if (version.from().isLive()) {
      out.writeObjectFieldStart("from");
      ContentCodec.write(out, version.from());
      out.writeEndObject();
    }
    writePath(out, "copy_of", version.copyOf());
    writePath(out, "moved_from", version.movedFrom());
  }

  private static void writeKey(JsonGenerator out, VersionKey key) throws IOException {
    out.writeStringField("root", key.root().text());
    writePath(out, "rel_path", key.path());
    out.writeStringField("dot", key.dot().toString());
  }

  private static void writeClock(JsonGenerator out, Clock clock) throws IOException {
    out.writeObjectFieldStart("vclock");
    out.writeObjectFieldStart("clocks");
    for (int i = 0; i < clock.size(); i++) {
      out.writeNumberField(clock.writer(i).toString(), clock.counter(i));
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void writePath(JsonGenerator out, String name, @Nullable TreePath path)
      throws IOException {
    if (path != null) {
      out.writeStringField(name, path.toString());
    }
  }
}

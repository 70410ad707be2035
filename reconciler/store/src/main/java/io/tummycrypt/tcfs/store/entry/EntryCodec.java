package io.tummycrypt.tcfs.store.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of an entry: those of a SyncManifest of version 2, and what versions need beside
 * them. Anything that is not known fails closed; a path that could do harm is refused.
 */
public final class EntryCodec {
  private static final int VERSION = 2;

  private EntryCodec() {}

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
    out.writeNumberField("version", VERSION);
    writeKey(out, version.key());
    ContentCodec.write(out, version.content());
    if (version.content() instanceof Content.File) {
      JsonText.texts(out, "chunks", chunks.stream().map(Digest::hex).toList());
    }
    out.writeStringField("mtime", version.mtime().toString());
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
    for (Map.Entry<Incarnation, Long> component : clock.counters().entrySet()) {
      out.writeNumberField(component.getKey().toString(), component.getValue());
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

  /**
   * Takes the members of an entry.
   *
   * @throws UnknownFormatException if its version, operation or kind is not known
   * @throws RefusedPathException if it names a path that is never taken from another device
   */
  public static StoredEntry read(JsonObject in) throws IOException {
    long seq = in.number("seq");
    long writtenAt = in.number("written_at");
    String op = in.text("op");
    StoredEntry stored =
        switch (op) {
          case "put" -> readPut(in, seq, writtenAt);
          case "drop" -> readStored(in, new Drop(seq, readKey(in)), writtenAt, List.of());
          default ->
              throw new UnknownFormatException(in.key(), "an entry with op", op, "put, drop");
        };
    in.requireDone();
    return stored;
  }

  private static StoredEntry readPut(JsonObject in, long seq, long writtenAt) throws IOException {
    long version = in.number("version");
    if (version != VERSION) {
      throw new UnknownFormatException(
          in.key(), "an entry of version", Long.toString(version), "version " + VERSION);
    }
    Put put = new Put(seq, readVersion(in));
    List<Digest> chunks = in.has("chunks") ? in.values("chunks", Digest::ofHex) : List.of();
    return readStored(in, put, writtenAt, chunks);
  }

  private static StoredEntry readStored(
      JsonObject in, LogEntry entry, long writtenAt, List<Digest> chunks) throws IOException {
    try {
      return new StoredEntry(entry, writtenAt, chunks);
    } catch (IllegalArgumentException e) {
      throw in.unexpected("chunks", String.valueOf(e.getMessage()), "the chunks of a file");
    }
  }

  private static Version readVersion(JsonObject in) throws IOException {
    VersionKey key = readKey(in);
    Content content = ContentCodec.read(in);
    Instant mtime = in.value("mtime", Instant::parse);
    Clock clock = readClock(in.object("vclock"));
    DeviceName by = in.value("written_by", DeviceName::new);
    ConflictMode onConflict = in.value("on_conflict", ConflictMode::parse);
    Content from = in.has("from") ? readFrom(in.object("from")) : Content.nothing();
    TreePath copyOf = readPathIfAny(in, "copy_of");
    TreePath movedFrom = readPathIfAny(in, "moved_from");
    if (!clock.covers(key.dot())) {
      throw in.unexpected("vclock", clock.toString(), "one that covers " + key.dot());
    }
    return new Version(
        key.root(),
        key.path(),
        content,
        mtime,
        clock,
        by,
        key.dot(),
        from,
        onConflict,
        copyOf,
        movedFrom);
  }

  private static Content readFrom(JsonObject in) throws IOException {
    Content from = ContentCodec.read(in);
    in.requireDone();
    return from;
  }

  private static VersionKey readKey(JsonObject in) throws IOException {
    RootName root = in.value("root", RootName::new);
    return new VersionKey(root, readPath(in, "rel_path"), in.value("dot", Dot::parse));
  }

  private static Clock readClock(JsonObject in) throws IOException {
    Map<Incarnation, Long> counters = in.numbersBy("clocks", Incarnation::parse);
    in.requireDone();
    for (Map.Entry<Incarnation, Long> component : counters.entrySet()) {
      if (component.getValue() < 1) {
        throw in.unexpected("clocks", component.toString(), "counters from 1");
      }
    }
    return new Clock(new TreeMap<>(counters));
  }

  private static @Nullable TreePath readPathIfAny(JsonObject in, String name) throws IOException {
    return in.has(name) ? readPath(in, name) : null;
  }

  private static TreePath readPath(JsonObject in, String name) throws IOException {
    try {
      TreePath path = TreePath.parse(in.text(name));
      String refusal = SafeNames.refusal(path);
      if (refusal != null) {
        throw new RefusedPathException(in.key(), refusal + " in '" + name + "'", null);
      }
      return path;
    } catch (UnsafePathException e) {
      throw new RefusedPathException(in.key(), String.valueOf(e.getMessage()), e);
    }
  }
}

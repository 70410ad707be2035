package io.tummycrypt.tcfs.store.entry;

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
import io.tummycrypt.tcfs.store.format.InstantText;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of the entries of one object. Anything that is not known fails closed; a path
 * that could do harm is refused. Names that occur in many entries are kept once, for all entries
 * are in memory while a plan is made.
 */
public final class EntryReader {
  private final Function<String, RootName> roots = once(RootName::new);
  private final Function<String, DeviceName> devices = once(DeviceName::new);
  private final Function<String, Incarnation> writers = once(Incarnation::parse);

  private static <T> Function<String, T> once(Function<String, T> parse) {
    Map<String, T> known = new HashMap<>();
    return text -> known.computeIfAbsent(text, parse);
  }

  /**
   * Takes the members of an entry.
   *
   * @throws UnknownFormatException if its version, operation or kind is not known
   * @throws RefusedPathException if it names a path that is never taken from another device
   */
  public StoredEntry read(JsonObject in) throws IOException {
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

  private StoredEntry readPut(JsonObject in, long seq, long writtenAt) throws IOException {
    requireVersion(in);
    Put put = new Put(seq, readVersion(in));
    return readStored(in, put, writtenAt, readChunks(in));
  }

  static void requireVersion(JsonObject in) throws IOException {
    long version = in.number("version");
    if (version != EntryWriter.VERSION) {
      throw new UnknownFormatException(
          in.key(),
          "an entry of version",
          Long.toString(version),
          "version " + EntryWriter.VERSION);
    }
  }

  static List<Digest> readChunks(JsonObject in) throws IOException {
    return in.has("chunks") ? in.values("chunks", Digest::ofHex) : List.of();
  }

  private static StoredEntry readStored(
      JsonObject in, LogEntry entry, long writtenAt, List<Digest> chunks) throws IOException {
    try {
      return new StoredEntry(entry, writtenAt, chunks);
    } catch (IllegalArgumentException e) {
      throw in.unexpected("chunks", String.valueOf(e.getMessage()), "the chunks of a file");
    }
  }

  Version readVersion(JsonObject in) throws IOException {
    VersionKey key = readKey(in);
    Content content = ContentCodec.read(in);
    Instant mtime = in.value("mtime", InstantText::parse);
    Clock clock = readClock(in.object("vclock")).sharing(key.dot());
    DeviceName by = in.value("written_by", devices);
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

  private VersionKey readKey(JsonObject in) throws IOException {
    RootName root = in.value("root", roots);
    return new VersionKey(
        root, readPath(in, "rel_path"), in.value("dot", text -> Dot.parse(text, writers)));
  }

  private Clock readClock(JsonObject in) throws IOException {
    Map<Incarnation, Long> counters = in.numbersBy("clocks", writers);
    in.requireDone();
    for (Map.Entry<Incarnation, Long> component : counters.entrySet()) {
      if (component.getValue() < 1) {
        throw in.unexpected("clocks", component.toString(), "counters from 1");
      }
    }
    return Clock.of(counters);
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

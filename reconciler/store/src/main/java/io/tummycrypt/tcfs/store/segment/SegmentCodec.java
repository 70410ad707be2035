package io.tummycrypt.tcfs.store.segment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.EntryReader;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.JsonLines;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.JsonReader;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackTableCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a segment: JSON lines, compressed. First a line that says whose it is and how much
 * follows, then pack tables, then entries. It is named by the digest of its stored bytes.
 */
public final class SegmentCodec {
  /** No segment becomes larger. A writer closes one long before, unless one entry is larger. */
  public static final int LIMIT = 256 << 20;

  /** From so many bytes on it is worth a thread. */
  private static final int LONG = 1 << 20;

  private final FleetId fleet;
  private final int longText;

  public SegmentCodec(FleetId fleet) {
    this(fleet, LONG);
  }

  /** The same with a text being long from so many bytes on. */
  SegmentCodec(FleetId fleet, int longText) {
    this.fleet = fleet;
    this.longText = longText;
  }

  /** The stored bytes. */
  public byte[] write(Segment segment) throws IOException {
    SegmentDraft draft = new SegmentDraft();
    for (StoredEntry entry : segment.entries()) {
      draft.add(entry);
    }
    return write(segment, draft);
  }

  /**
   * The stored bytes.
   *
   * @param draft of the entries of the segment
   */
  public byte[] write(Segment segment, SegmentDraft draft) throws IOException {
    JsonLines text = new JsonLines();
    text.add(out -> writeHeader(out, segment));
    for (PackTable table : segment.packs()) {
      text.add(out -> PackTableCodec.write(out, table));
    }
    long length = text.length() + draft.length();
    if (length > LIMIT) {
      throw new IOException(
          "a segment of %d bytes is larger than %d: a file in it has too many chunks"
              .formatted(length, LIMIT));
    }
    List<ByteBuffer> bytes = new ArrayList<>(text.buffers());
    bytes.addAll(draft.lines().buffers());
    return Compression.compress(bytes);
  }

  private void writeHeader(JsonGenerator out, Segment segment) throws IOException {
    out.writeNumberField("format", SummedJson.FORMAT);
    out.writeStringField("fleet", fleet.toString());
    out.writeStringField("device", segment.device().text());
    out.writeNumberField("packs", segment.packs().size());
    out.writeNumberField("entries", segment.entries().size());
  }

  /** Verifies the stored bytes against the name, then reads them. */
  public Segment read(ObjectKey key, DeviceName device, Digest id, byte[] stored)
      throws IOException {
    requireId(key, id, stored);
    return parse(key, device, Compression.decompress(key, stored, LIMIT));
  }

  /**
   * The same, where only what has this text in it matters: null if the segment has it nowhere. To
   * look for it costs little beside taking a segment apart.
   *
   * @param mentioned printable ASCII without quotes and backslashes, which stands in JSON as it is
   */
  public @Nullable Segment readIfMentioned(
      String mentioned, ObjectKey key, DeviceName device, Digest id, byte[] stored)
      throws IOException {
    requireId(key, id, stored);
    byte[] text = Compression.decompress(key, stored, LIMIT);
    return new String(text, StandardCharsets.ISO_8859_1).contains(mentioned)
        ? parse(key, device, text)
        : null;
  }

  private static void requireId(ObjectKey key, Digest id, byte[] stored) throws IOException {
    Digest found = Hasher.hash(stored);
    if (!found.equals(id)) {
      throw new DamagedObjectException(key, "digest " + found.hex(), id.hex());
    }
  }

  private Segment parse(ObjectKey key, DeviceName device, byte[] text) throws IOException {
    if (text.length >= longText) {
      Segment segment = parseHalves(key, device, text);
      if (segment != null) {
        return segment;
      }
    }
    try (JsonReader lines = new JsonReader(key, text)) {
      return read(key, device, lines);
    }
  }

  /**
   * Reads one half of the entries in another thread, as there are two processors nearly everywhere.
   * Null if anything is not as it should be: whoever reads it as a whole knows what.
   */
  private @Nullable Segment parseHalves(ObjectKey key, DeviceName device, byte[] text) {
    try (JsonReader lines = new JsonReader(key, text)) {
      Counts counts = header(key, device, lines);
      int middle = middle(text, 1 + counts.packs());
      FutureTask<List<StoredEntry>> later =
          new FutureTask<>(() -> entries(key, text, middle, text.length - middle));
      Thread.ofPlatform().daemon().name("tcfs-log").start(later);
      List<PackTable> packs;
      List<StoredEntry> entries;
      try (JsonReader first = new JsonReader(key, text, 0, middle)) {
        header(key, device, first);
        packs = packs(key, first, counts);
        entries = entries(first);
      } finally {
        // It ends by itself; nobody may change the text before.
        await(later);
      }
      entries.addAll(later.resultNow());
      return entries.size() == counts.entries() ? segment(key, device, packs, entries) : null;
    } catch (IOException | IllegalStateException _) {
      return null;
    }
  }

  /** Where the line begins that is in the middle of those behind so many lines. */
  private static int middle(byte[] text, long lines) {
    int start = 0;
    for (long left = lines; left > 0 && start < text.length; left--) {
      start = afterLine(text, start);
    }
    return afterLine(text, start + (text.length - start) / 2);
  }

  private static int afterLine(byte[] text, int start) {
    int at = start;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, text.length);
  }

  private static void await(FutureTask<?> task) {
    boolean isInterrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException _) {
        isInterrupted = true;
      } catch (ExecutionException _) {
        break;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<StoredEntry> entries(ObjectKey key, byte[] text, int offset, int length)
      throws IOException {
    try (JsonReader lines = new JsonReader(key, text, offset, length)) {
      return entries(lines);
    }
  }

  /** All that are left. */
  private static List<StoredEntry> entries(JsonReader lines) throws IOException {
    EntryReader reader = new EntryReader();
    List<StoredEntry> entries = new ArrayList<>();
    for (JsonObject line = lines.next(); line != null; line = lines.next()) {
      entries.add(reader.read(line));
    }
    return entries;
  }

  /** What a header says of how much follows. */
  private record Counts(long packs, long entries) {}

  private Counts header(ObjectKey key, DeviceName device, JsonReader lines) throws IOException {
    JsonObject header = next(key, lines, "a header");
    SummedJson.requireFormat(header);
    SummedJson.requireFleet(header, fleet);
    if (!header.value("device", DeviceName::new).equals(device)) {
      throw header.unexpected("device", "another device", device.text());
    }
    Counts counts = new Counts(header.number("packs"), header.number("entries"));
    header.requireDone();
    return counts;
  }

  private static List<PackTable> packs(ObjectKey key, JsonReader lines, Counts counts)
      throws IOException {
    List<PackTable> packs = new ArrayList<>();
    for (long i = 0; i < counts.packs(); i++) {
      packs.add(PackTableCodec.read(next(key, lines, counts.packs() + " packs")));
    }
    return packs;
  }

  private Segment read(ObjectKey key, DeviceName device, JsonReader lines) throws IOException {
    Counts counts = header(key, device, lines);
    long entryCount = counts.entries();
    List<PackTable> packs = packs(key, lines, counts);
    EntryReader reader = new EntryReader();
    List<StoredEntry> entries = new ArrayList<>();
    for (long i = 0; i < entryCount; i++) {
      entries.add(reader.read(next(key, lines, entryCount + " entries")));
    }
    if (lines.next() != null) {
      throw new DamagedObjectException(key, "more lines", entryCount + " entries");
    }
    return segment(key, device, packs, entries);
  }

  private static JsonObject next(ObjectKey key, JsonReader lines, String expected)
      throws IOException {
    JsonObject line = lines.next();
    if (line == null) {
      throw new DamagedObjectException(key, "an early end", expected);
    }
    return line;
  }

  private static Segment segment(
      ObjectKey key, DeviceName device, List<PackTable> packs, List<StoredEntry> entries)
      throws IOException {
    try {
      return new Segment(device, packs, entries);
    } catch (IllegalArgumentException e) {
      throw new DamagedObjectException(key, "'" + e.getMessage() + "'", "entries in order", e);
    }
  }
}

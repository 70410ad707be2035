package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.HeadDraft;
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
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.FormatsDocument;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked examples of the document of formats, made by the code. */
final class DocumentedSlotsTest {
  private static final FleetId FLEET = FleetId.parse("00112233445566778899aabbccddeeff");
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final Incarnation WRITER = new Incarnation(YOGA, 0x0123456789abcdefL);
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00.25Z");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final StoreHeadReader reader = new StoreHeadReader(store, FLEET, index);
  private final StoreHeadWriter writer = new StoreHeadWriter(store, FLEET, index, reader);
  private final EntryChunks chunks = new EntryChunks(index);

  /** The pack of the document, in the epoch of the document. */
  @BeforeEach
  void storeThePack() throws IOException {
    try (ContentWriter session =
        new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 1, Concurrency.of(1))) {
      session.store(new ByteArrayInputStream(bytes("hello\n")), 6);
      session.store(new ByteArrayInputStream(bytes("tcfs\n")), 5);
      session.flush();
    }
  }

  @Test
  void hasTheHeadOfTheDocument() throws IOException {
    HeadDraft draft =
        new HeadDraft(
            YOGA,
            WRITER,
            1,
            0x77,
            AT,
            entries(),
            new TreeMap<>(Map.of(new DeviceName("lab"), 4L)),
            new TreeMap<>(Map.of(new DeviceName("lab"), 3L)),
            new TreeMap<>(Map.of(new RootName("docs"), Digest.parse("sha256:" + "5a".repeat(32)))));
    byte[] stored = writer.seal(draft).bytes();
    byte[] text = SlotEnvelope.unwrap(StoreKeys.slot(YOGA, 1), stored);
    assertSame("The text of a head", text);
  }

  @Test
  void hasTheSegmentOfTheDocument() throws IOException {
    var entries = chunks.stored(entries(), AT);
    byte[] stored =
        new SegmentCodec(FLEET).write(new Segment(YOGA, chunks.tables(entries), entries));
    byte[] text =
        Compression.decompress(
            StoreKeys.segment(YOGA, Hasher.hash(stored)), stored, SegmentCodec.LIMIT);
    assertSame("The text of a segment", text);
  }

  @Test
  void hasTheIdentityOfTheDocument() throws IOException {
    Identities.create(store, new Identity(new FleetName("lab"), FLEET, ChunkSizes.USUAL));
    assertSame("An identity", store.read(StoreKeys.IDENTITY, 10_000));
  }

  private static List<LogEntry> entries() {
    Content.File hello = new Content.File(Hasher.hash(bytes("hello\n")), 6, 0644);
    Content.File tcfs = new Content.File(Hasher.hash(bytes("tcfs\n")), 5, 0644);
    Version first = version("notes/a.txt", 1, Clock.ZERO, hello, Content.nothing());
    Version second = version("notes/a.txt", 2, first.clock(), tcfs, hello);
    return List.of(new Put(1, first), new Put(1, second), new Drop(1, first.key()));
  }

  private static Version version(
      String path, long counter, Clock seen, Content content, Content from) {
    Dot dot = new Dot(WRITER, counter);
    return new Version(
        new RootName("docs"),
        TreePath.parse(path),
        content,
        AT,
        seen.tick(dot),
        YOGA,
        dot,
        from,
        ConflictMode.AUTO,
        null,
        null);
  }

  private static void assertSame(String words, byte[] text) throws IOException {
    assertEquals(
        FormatsDocument.json(words).strip(), new String(text, StandardCharsets.UTF_8).strip());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

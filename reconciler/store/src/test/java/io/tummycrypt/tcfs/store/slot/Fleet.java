package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot.HeadSlot;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.content.StoredContent;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** One machine's side of a store: what it has read, and a hand to write with. */
public final class Fleet {
  public static final FleetId ID = new FleetId(1, 2);
  public static final RootName ROOT = new RootName("docs");
  public static final Instant AT = Instant.parse("2026-11-01T12:00:00.5Z");

  final ObjectStore store;
  public final DeviceName device;
  final Incarnation incarnation;
  final ContentIndex index = new ContentIndex();
  public final StoreHeadReader reader;
  public final StoreHeadWriter writer;
  final ContentReader contents;

  public Fleet(ObjectStore store, String device) {
    this.store = store;
    this.device = new DeviceName(device);
    this.incarnation = new Incarnation(this.device, 7);
    this.reader = new StoreHeadReader(store, ID, index);
    this.writer = new StoreHeadWriter(store, ID, index, reader);
    this.contents = new ContentReader(store, ID, index);
  }

  public HeadDraft draft(long seq, List<LogEntry> entries) {
    return draft(seq, seq * 100, entries);
  }

  HeadDraft draft(long seq, long writeId, List<LogEntry> entries) {
    return new HeadDraft(
        device,
        incarnation,
        seq,
        writeId,
        AT,
        entries,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  public SealedSlot publish(long seq, List<LogEntry> entries) throws IOException {
    SealedSlot slot = writer.seal(draft(seq, entries));
    if (writer.create(slot) != Creation.CREATED) {
      throw new IllegalStateException(slot + " was not created");
    }
    return slot;
  }

  Head head(DeviceName of, long seq) throws IOException {
    return ((HeadSlot) reader.read(of, seq)).head();
  }

  public Content.File store(byte[] bytes) throws IOException {
    try (ContentWriter session =
        new ContentWriter(store, ID, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      StoredContent content = session.store(new ByteArrayInputStream(bytes), bytes.length);
      session.flush();
      return new Content.File(content.digest(), content.size(), 0644);
    }
  }

  public Put put(long seq, long counter, String path, Content content) {
    Dot dot = new Dot(incarnation, counter);
    Version version =
        new Version(
            ROOT,
            TreePath.parse(path),
            content,
            AT,
            Clock.ZERO.tick(dot),
            device,
            dot,
            Content.nothing(),
            ConflictMode.AUTO,
            null,
            null);
    return new Put(seq, version);
  }

  public static Digest digest(int value) {
    byte[] bytes = new byte[Digest.BYTES];
    bytes[0] = (byte) value;
    return Digest.of(Digest.Algorithm.SHA256, bytes);
  }
}

package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Awaited;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import io.tummycrypt.tcfs.store.pack.EncodedFrame;
import io.tummycrypt.tcfs.store.pack.Pack;
import io.tummycrypt.tcfs.store.pack.PackBuilder;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Frames in, durable packs out: some workers compress frames, some hash and upload packs, in order
 * of arrival. Memory is bounded: {@code add} waits while too many frames or packs are under way,
 * and their arrays are used again and again.
 */
final class PackPipeline implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final String WHAT = "storing content";

  /** How many frames are compressed at once, whatever the machine has. */
  private static final int MOST_WORKERS = 8;

  /** Memory for each of them. */
  private static final long FRAME_SHARE = 16L << 20;

  /** Memory for each pack that is being uploaded, so that all take a small part of it. */
  private static final long SHARE = 8L * PackBuilder.ROOM;

  private final ObjectStore store;
  private final FleetId fleet;
  private final long epoch;
  private final int room;
  private final int workers;
  private final Concurrency concurrency;
  private final PackNotes notes;
  private final int mostUploads;
  private final Queue<byte[]> arrays = new ConcurrentLinkedQueue<>();
  private final Queue<PackBuilder> builders = new ConcurrentLinkedQueue<>();
  private final ExecutorService compressors;
  private final ExecutorService uploaders;
  private final Queue<Future<EncodedFrame>> frames = new ArrayDeque<>();
  private final Queue<Future<PackTable>> uploads = new ArrayDeque<>();
  private final List<PackTable> durable = new ArrayList<>();
  private PackBuilder pack;

  /**
   * @param longest that a frame may be, in bytes
   * @param concurrency how many packs are on their way at once
   * @param notes of full packs; the last one is named at once
   */
  PackPipeline(
      ObjectStore store,
      FleetId fleet,
      long epoch,
      int longest,
      Concurrency concurrency,
      PackNotes notes) {
    this.store = store;
    this.concurrency = concurrency;
    this.notes = notes;
    long memory = Runtime.getRuntime().maxMemory();
    int processors = Runtime.getRuntime().availableProcessors();
    this.fleet = fleet;
    this.epoch = epoch;
    this.room = EncodedFrame.room(longest);
    this.workers =
        Math.clamp(memory / FRAME_SHARE, 1, Math.clamp(processors + 1L, 2, MOST_WORKERS));
    int most = concurrency.most();
    this.mostUploads = Math.clamp(memory / SHARE, 1, most);
    this.compressors = Executors.newFixedThreadPool(workers, Thread.ofVirtual().factory());
    this.uploaders = Executors.newFixedThreadPool(most, Thread.ofVirtual().factory());
    this.pack = new PackBuilder(fleet, epoch);
  }

  /** An array for the plain bytes of a frame; it may be given to {@link #add}. */
  byte[] array() {
    byte[] idle = arrays.poll();
    return idle == null ? new byte[room] : idle;
  }

  /** Takes the first {@code length} bytes of an array that nobody else uses any more. */
  void add(byte[] plain, int length, List<PackedChunk> chunks) throws IOException {
    frames.add(
        compressors.submit(() -> {
          byte[] spare = array();
          EncodedFrame frame = EncodedFrame.of(plain, length, chunks, spare);
          arrays.add(frame.isCompressed() ? plain : spare);
          return frame;
        }));
    while (frames.size() > 2 * workers) {
      pack(frames.remove());
    }
  }

  /** Waits until everything added is durable; the tables of all packs since the last call. */
  List<PackTable> finish() throws IOException {
    while (!frames.isEmpty()) {
      pack(frames.remove());
    }
    if (!pack.isEmpty()) {
      // What comes next, if anything, may be as little.
      upload(new PackBuilder(fleet, epoch));
    }
    while (!uploads.isEmpty()) {
      durable.add(Awaited.result(uploads.remove(), WHAT));
    }
    List<PackTable> tables = List.copyOf(durable);
    durable.clear();
    return tables;
  }

  private void pack(Future<EncodedFrame> encoded) throws IOException {
    EncodedFrame frame = Awaited.result(encoded, WHAT);
    pack.add(frame);
    arrays.add(frame.array());
    if (pack.isFull()) {
      PackBuilder idle = builders.poll();
      upload(idle == null ? PackBuilder.forFullPacks(fleet, epoch) : idle);
    }
  }

  /** Sends the pack; what is added from now on goes into the next one. */
  private void upload(PackBuilder next) throws IOException {
    while (uploads.size() >= Math.min(mostUploads, concurrency.limit())) {
      durable.add(Awaited.result(uploads.remove(), WHAT));
    }
    PackBuilder full = pack;
    pack = next;
    uploads.add(
        uploaders.submit(() -> {
          Pack finished = full.finish();
          long bytes = finished.bytes().remaining();
          PackTable table = upload(finished);
          if (full.isFull()) {
            notes.stored(table, bytes);
          }
          concurrency.arrived(bytes);
          full.clear();
          builders.add(full);
          return table;
        }));
  }

  private PackTable upload(Pack finished) throws IOException {
    ObjectKey key = finished.table().pack().key();
    for (int attempt = 1; ; attempt++) {
      try {
        store(key, finished.bytes());
        return finished.table();
      } catch (UnknownOutcomeException e) {
        // The key is the digest of the bytes, so repeating them can do no harm.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** A pack that is there already is read: nobody may ever have done so, and ours shall name it. */
  private void store(ObjectKey key, ByteBuffer pack) throws IOException {
    if (CreateOnce.exactly(store, key, pack) == Creation.EXISTS) {
      throw new DamagedObjectException(
          key, "other bytes", "the " + pack.remaining() + " bytes that it is named after");
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    compressors.shutdownNow();
    uploaders.shutdownNow();
    compressors.close();
    uploaders.close();
  }
}

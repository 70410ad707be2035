package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.FastCdc;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Awaited;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A session that stores the content of files. Nothing of it counts before {@link #flush}: until
 * then, and after a crash, there are at most packs that nobody names. A chunk that a named pack has
 * is not stored again. For one thread; after an exception of the store the session is over.
 */
public final class ContentWriter implements AutoCloseable {
  private final ContentIndex index;
  private final UnnamedPacks unnamed;
  private final FastCdc chunker;
  private final PackPipeline packs;
  private final ExecutorService hashing =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("tcfs-hashing").daemon().factory());

  private final Map<Digest, List<Digest>> files = new HashMap<>();
  private final Set<Digest> chunks = new HashSet<>();
  private byte[] frame = new byte[0];
  private int frameLength;
  private List<PackedChunk> frameChunks = new ArrayList<>();
  private @Nullable IOException broken;

  /** What the other thread is at; null if it is idle. */
  private @Nullable Future<?> hashed;

  private long packedBytes;

  /**
   * @param epoch in which the packs of this session are written
   * @param concurrency how many packs are on their way at once
   */
  public ContentWriter(
      ObjectStore store,
      FleetId fleet,
      ContentIndex index,
      ChunkSizes sizes,
      long epoch,
      Concurrency concurrency) {
    this(
        store,
        fleet,
        index,
        sizes,
        epoch,
        concurrency,
        new UnnamedPacks(store, index, PackNotes.NONE));
  }

  /** The same, going on with what sessions that were cut off have stored. */
  public ContentWriter(
      ObjectStore store,
      FleetId fleet,
      ContentIndex index,
      ChunkSizes sizes,
      long epoch,
      Concurrency concurrency,
      UnnamedPacks unnamed) {
    this.index = index;
    this.unnamed = unnamed;
    this.chunker = new FastCdc(sizes);
    int longest = Math.max(Frame.USUAL_LENGTH, sizes.max());
    unnamed.look(epoch);
    this.packs = new PackPipeline(store, fleet, epoch, longest, concurrency, unnamed.notes());
  }

  /** As {@link #store(InputStream, long)}. */
  public StoredContent store(ReadableByteChannel channel, long expectedSize) throws IOException {
    return store(Channels.newInputStream(channel), expectedSize);
  }

  /**
   * Stores everything up to the end of {@code in}.
   *
   * @throws ContentChangedException if that is not {@code expectedSize} bytes; the session goes on
   */
  public StoredContent store(InputStream in, long expectedSize) throws IOException {
    return store(in, new FileDigest(expectedSize, null));
  }

  /**
   * Stores everything up to the end of {@code in}, whatever its digest is. If it is as expected and
   * one chunk, there is one such digest in memory.
   *
   * @throws ContentChangedException if it has another length; the session goes on
   */
  public StoredContent store(InputStream in, Content.File expected) throws IOException {
    return store(in, new FileDigest(expected.size(), expected.digest()));
  }

  private StoredContent store(InputStream in, FileDigest file) throws IOException {
    if (broken != null) {
      throw new IOException("this session failed before: " + IoText.of(broken), broken);
    }
    if (file.expectedSize < chunker.most()) {
      chunker.split(in, (bytes, ends) -> take(file, bytes, ends));
    } else {
      split(in, file);
    }
    StoredContent content = file.finish();
    files.put(content.digest(), List.copyOf(file.chunks));
    return content;
  }

  /** Reads and cuts while another thread hashes what was cut before. */
  private void split(InputStream in, FileDigest file) throws IOException {
    try {
      chunker.split(
          in,
          (bytes, ends) -> {
            awaitHashes();
            hashed =
                hashing.submit(() -> {
                  take(file, bytes, ends);
                  return null;
                });
          });
    } finally {
      // Also of a file that cannot be read on: the next one may be stored then.
      awaitHashes();
    }
  }

  private void awaitHashes() throws IOException {
    Future<?> work = hashed;
    hashed = null;
    if (work != null) {
      try {
        Awaited.result(work, "storing content");
      } catch (InterruptedIOException e) {
        // The other thread may be at it still.
        throw failed(e);
      }
    }
  }

  private void take(FileDigest file, byte[] bytes, int[] ends) throws IOException {
    int start = 0;
    for (int end : ends) {
      take(file, bytes, start, end - start);
      start = end;
    }
  }

  private void take(FileDigest file, byte[] bytes, int offset, int length) throws IOException {
    Digest digest = file.add(bytes, offset, length);
    if (!index.hasChunk(digest) && !unnamed.hasChunk(digest) && chunks.add(digest)) {
      append(new PackedChunk(digest, length), bytes, offset);
    }
  }

  /** Neighbouring chunks share a frame, so that small files compress together. */
  private void append(PackedChunk chunk, byte[] bytes, int offset) throws IOException {
    if (frameLength + chunk.length() > Frame.USUAL_LENGTH) {
      closeFrame();
    }
    if (frameLength == 0) {
      frame = packs.array();
    }
    System.arraycopy(bytes, offset, frame, frameLength, chunk.length());
    frameLength += chunk.length();
    frameChunks.add(chunk);
    packedBytes += chunk.length();
  }

  private void closeFrame() throws IOException {
    if (frameLength == 0) {
      return;
    }
    byte[] plain = frame;
    int length = frameLength;
    List<PackedChunk> taken = frameChunks;
    frame = new byte[0];
    frameLength = 0;
    frameChunks = new ArrayList<>();
    try {
      packs.add(plain, length, taken);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Makes everything stored so far durable, and known to the index: from now on it may be named.
   *
   * @throws IOException if something could not be stored; then nothing since the last flush counts
   */
  public void flush() throws IOException {
    if (broken != null) {
      throw new IOException("this session failed before: " + IoText.of(broken), broken);
    }
    closeFrame();
    try {
      List<PackTable> tables = packs.finish();
      index.stored(files, tables);
      unnamed.notes().known();
    } catch (IOException e) {
      throw failed(e);
    }
    files.clear();
    chunks.clear();
  }

  /**
   * How many bytes of all that was stored in this session had to go into packs, before compression;
   * the others were in the store already, or were stored twice.
   */
  public long packedBytes() {
    return packedBytes;
  }

  private IOException failed(IOException e) {
    broken = e;
    return e;
  }

  /** Ends the session; what was not flushed is given up. */
  @Override
  public void close() {
    hashing.shutdownNow();
    packs.close();
    hashing.close();
  }

  /** The digest and the chunks of one file, as they come. */
  private static final class FileDigest {
    private final long expectedSize;
    private final @Nullable Digest expected;
    private @Nullable Hasher hasher;
    private final List<Digest> chunks = new ArrayList<>();
    private long size;

    FileDigest(long expectedSize, @Nullable Digest expected) {
      this.expectedSize = expectedSize;
      this.expected = expected;
    }

    Digest add(byte[] bytes, int offset, int length) throws IOException {
      size += length;
      if (size > expectedSize) {
        // A file that grows without end must not be followed to its end.
        throw new ContentChangedException("at least " + size, expectedSize);
      }
      Digest hash = Hasher.hash(bytes, offset, length);
      Digest chunk = expected != null && hash.equals(expected) ? expected : hash;
      chunks.add(chunk);
      if (!isWhole()) {
        hasher().update(bytes, offset, length);
      }
      return chunk;
    }

    private Hasher hasher() {
      Hasher known = hasher;
      if (known == null) {
        known = Hasher.blake3();
        hasher = known;
      }
      return known;
    }

    /** A file of one chunk has its digest, so it need not be hashed again. */
    private boolean isWhole() {
      return chunks.size() == 1 && size == expectedSize;
    }

    StoredContent finish() throws IOException {
      if (size != expectedSize) {
        throw new ContentChangedException(Long.toString(size), expectedSize);
      }
      return new StoredContent(isWhole() ? chunks.getFirst() : hasher().finish(), size);
    }
  }
}

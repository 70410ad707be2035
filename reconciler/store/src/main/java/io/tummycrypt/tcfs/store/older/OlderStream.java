package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The chunks of a file one after the other, each one verified by the hash that is its name. */
final class OlderStream extends InputStream {
  private static final String PLACE = "chunks/";

  /** Older versions cut files into far smaller pieces; what is larger is no chunk. */
  private static final int MAX_CHUNK_BYTES = 16 << 20;

  private static final int AHEAD = 4;

  private final OlderObjects objects;
  private final OlderFile file;
  private final ExecutorService reading;
  private final Future<List<Digest>> manifest;
  private final Queue<Future<byte[]>> ahead = new ConcurrentLinkedQueue<>();
  private @Nullable List<Digest> chunks;
  private int requested;
  private volatile boolean isClosed;
  private byte[] chunk = new byte[0];
  private int position;

  OlderStream(OlderObjects objects, OlderFile file, ExecutorService reading) {
    this.objects = objects;
    this.file = file;
    this.reading = reading;
    this.manifest = reading.submit(this::begin);
  }

  /** The first chunks are on their way before anybody asks for them. */
  private List<Digest> begin() throws IOException {
    List<Digest> all = readManifest();
    request(all);
    return all;
  }

  private void request(List<Digest> all) {
    while (!isClosed && ahead.size() < AHEAD && requested < all.size()) {
      int next = requested++;
      ahead.add(reading.submit(() -> readChunk(all, next)));
    }
  }

  /** It is read again, for the manifests of all files would be too much to keep. */
  private List<Digest> readManifest() throws IOException {
    byte[] bytes;
    try {
      bytes = objects.read(file.manifest(), ManifestReader.MAX_BYTES);
    } catch (NoSuchFileException e) {
      throw OlderFormatException.goneSince(file.manifest(), e);
    }
    if (!Hasher.hash(bytes).equals(file.manifestHash())) {
      throw new OlderFormatException(
          "'%s' has changed since it was read first".formatted(file.manifest()));
    }
    return switch (OlderManifest.parse(file.manifest(), bytes)) {
      case OlderManifest.Chunks(List<String> texts) ->
          ManifestReader.chunks(file.manifest(), texts);
      case OlderManifest.File known -> ManifestReader.chunks(file.manifest(), known.chunks());
      case OlderManifest.Link _, OlderManifest.Encrypted _ -> List.of();
    };
  }

  @Override
  public int read() throws IOException {
    return fill() ? chunk[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (position == chunk.length) {
      List<Digest> all = chunks == null ? get(manifest) : chunks;
      chunks = all;
      request(all);
      Future<byte[]> first = ahead.poll();
      if (first == null) {
        return false;
      }
      chunk = get(first);
      position = 0;
    }
    return true;
  }

  private byte[] readChunk(List<Digest> all, int at) throws IOException {
    String key = PLACE + all.get(at).hex();
    String which = "chunk %d of %d, '%s',".formatted(at + 1, all.size(), key);
    byte[] bytes;
    try {
      bytes = objects.read(key, MAX_CHUNK_BYTES);
    } catch (NoSuchFileException e) {
      throw new OlderFormatException(which + " is missing", e);
    }
    Digest found = Hasher.hash(bytes);
    if (!found.equals(all.get(at))) {
      throw new OlderFormatException(which + " is damaged: its bytes have digest " + found.hex());
    }
    return bytes;
  }

  private static <T> T get(Future<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("reading an older store was interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        // The stack of the thread that read would say nothing of who asked.
        case IOException failed -> throw failed;
        case null, default -> throw new IOException("an older store cannot be read", e);
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
    manifest.cancel(true);
    ahead.forEach(task -> task.cancel(true));
  }
}

package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.object.Awaited;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a file one after the other, each one verified by the hash that is its name. What is
 * read before it is asked for is little, whatever the store says: an object that is larger than
 * most are is read when it is its turn.
 */
final class OlderStream extends InputStream {
  private static final String PLACE = "chunks/";
  private static final String WHAT = "reading an older store";

  /** Older versions cut files into far smaller pieces; what is larger is no chunk. */
  private static final int MAX_CHUNK_BYTES = 16 << 20;

  /** As large as almost all chunks are. */
  private static final int USUAL_CHUNK_BYTES = 2 << 20;

  private static final int AHEAD = 4;

  private final OlderObjects objects;
  private final OlderFile file;
  private final ExecutorService reading;
  private final Future<Optional<List<Digest>>> manifest;
  private final Queue<Ahead> ahead = new ConcurrentLinkedQueue<>();
  private @Nullable List<Digest> chunks;
  private int requested;
  private volatile boolean isClosed;
  private byte[] chunk = new byte[0];
  private int position;

  /** A chunk on its way, or nothing if it is too large for that. */
  private record Ahead(int number, Future<Optional<byte[]>> bytes) {}

  OlderStream(OlderObjects objects, OlderFile file, ExecutorService reading) {
    this.objects = objects;
    this.file = file;
    this.reading = reading;
    this.manifest = reading.submit(this::begin);
  }

  /** The first chunks are on their way before anybody asks for them. */
  private Optional<List<Digest>> begin() throws IOException {
    Optional<List<Digest>> all = ifSmall(() -> readManifest(ManifestReader.USUAL_BYTES));
    all.ifPresent(this::request);
    return all;
  }

  /** Reads an object. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> Optional<T> ifSmall(Reading<T> reading) throws IOException {
    try {
      return Optional.of(reading.read());
    } catch (OlderFormatException e) {
      if (e.isTooLong()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void request(List<Digest> all) {
    while (!isClosed && ahead.size() < AHEAD && requested < all.size()) {
      int next = requested++;
      ahead.add(
          new Ahead(
              next, reading.submit(() -> ifSmall(() -> readChunk(all, next, USUAL_CHUNK_BYTES)))));
    }
  }

  /** It is read again, for the manifests of all files would be too much to keep. */
  private List<Digest> readManifest(int maxBytes) throws IOException {
    byte[] bytes;
    try {
      bytes = objects.read(file.manifest(), maxBytes);
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
      List<Digest> all = chunks();
      request(all);
      Ahead first = ahead.poll();
      if (first == null) {
        return false;
      }
      Optional<byte[]> read = Awaited.result(first.bytes, WHAT);
      chunk = read.isPresent() ? read.get() : readChunk(all, first.number, MAX_CHUNK_BYTES);
      position = 0;
    }
    return true;
  }

  private List<Digest> chunks() throws IOException {
    if (chunks == null) {
      Optional<List<Digest>> read = Awaited.result(manifest, WHAT);
      chunks = read.isPresent() ? read.get() : readManifest(ManifestReader.MAX_BYTES);
    }
    return chunks;
  }

  private byte[] readChunk(List<Digest> all, int at, int maxBytes) throws IOException {
    String key = PLACE + all.get(at).hex();
    String which = "chunk %d of %d, '%s',".formatted(at + 1, all.size(), key);
    byte[] bytes;
    try {
      bytes = objects.read(key, maxBytes);
    } catch (NoSuchFileException e) {
      throw new OlderFormatException(which + " is missing", e);
    }
    Digest found = Hasher.hash(bytes);
    if (!found.equals(all.get(at))) {
      throw new OlderFormatException(which + " is damaged: its bytes have digest " + found.hex());
    }
    return bytes;
  }

  @Override
  public void close() {
    isClosed = true;
    manifest.cancel(true);
    ahead.forEach(each -> each.bytes.cancel(true));
  }
}

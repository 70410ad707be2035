package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The chunks of a file one after the other; the end is told only if the whole digest is right. */
final class VerifiedStream extends InputStream {
  private final Digest file;
  private final List<ChunkPlace> chunks;
  private final FrameCache frames;
  private final Hasher hasher = Hasher.blake3();
  private int next;
  private byte[] chunk = new byte[0];
  private int position;
  private boolean verified;

  VerifiedStream(Digest file, List<ChunkPlace> chunks, FrameCache frames) {
    this.file = file;
    this.chunks = chunks;
    this.frames = frames;
  }

  @Override
  public int read() throws IOException {
    return advance() ? chunk[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, into, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return chunk.length - position;
  }

  /** Whether there is a byte to give out; false at a right end. */
  private boolean advance() throws IOException {
    if (position < chunk.length) {
      return true;
    }
    if (next == chunks.size()) {
      requireWhole();
      return false;
    }
    chunk = frames.read(chunks.get(next++));
    position = 0;
    if (!isSingle()) {
      hasher.update(chunk, 0, chunk.length);
    }
    return true;
  }

  /** The digest of the only chunk is that of the file, and was verified. */
  private boolean isSingle() {
    return chunks.size() == 1 && chunks.getFirst().chunk().digest().equals(file);
  }

  private void requireWhole() throws IOException {
    if (verified || isSingle()) {
      return;
    }
    Digest found = hasher.finish();
    if (!found.equals(file)) {
      throw new IOException(
          "the %d chunks of content %s have digest %s together: an entry names wrong chunks"
              .formatted(chunks.size(), file.hex(), found.hex()));
    }
    verified = true;
  }
}

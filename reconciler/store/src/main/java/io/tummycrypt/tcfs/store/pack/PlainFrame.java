package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The plain bytes of a frame, of which no chunk is given out before its digest was verified. */
public final class PlainFrame {
  /** Takes the bytes of a chunk, which it must not change or keep. */
  @FunctionalInterface
  public interface Sink {
    void chunk(byte[] bytes, int offset, int length) throws IOException;
  }

  private final PackId pack;
  private final Frame frame;
  private final byte[] plain;

  PlainFrame(PackId pack, Frame frame, byte[] plain) {
    this.pack = pack;
    this.frame = frame;
    this.plain = plain;
  }

  /** A fresh copy of the bytes of the chunk with this number. */
  byte[] chunk(int number) throws IOException {
    List<byte[]> copy = new ArrayList<>();
    give(
        number,
        (bytes, offset, length) -> copy.add(Arrays.copyOfRange(bytes, offset, offset + length)));
    return copy.getFirst();
  }

  /**
   * Gives the bytes of the chunk with this number.
   *
   * @throws DamagedObjectException if they do not have the chunk's digest; then nothing is given
   */
  public void give(int number, Sink sink) throws IOException {
    PackedChunk chunk = frame.chunks().get(number);
    int start = frame.offsetOf(number);
    Digest found = Hasher.hash(plain, start, chunk.length());
    if (!found.equals(chunk.digest())) {
      throw new DamagedObjectException(
          pack.key(),
          "chunk %d of the frame at %d with digest %s"
              .formatted(number, frame.offset(), found.hex()),
          chunk.digest().hex());
    }
    sink.chunk(plain, start, chunk.length());
  }
}

package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The plain bytes of a frame. No chunk is given out before its digest was verified, but to who says
 * that it verifies what it gets.
 */
public final class PlainFrame {
  /** Takes the bytes of a chunk, which it must not change or keep. */
  @FunctionalInterface
  public interface Sink {
    void chunk(byte[] bytes, int offset, int length) throws IOException;
  }

  private final PackId pack;
  private final Frame frame;
  private final byte[] plain;
  private final int begin;

  private PlainFrame(PackId pack, Frame frame, byte[] plain, int begin) {
    this.pack = pack;
    this.frame = frame;
    this.plain = plain;
    this.begin = begin;
  }

  /**
   * Takes the stored bytes of a frame, which begin at {@code offset} and must not change any more.
   *
   * @param space gives an array of at least so many bytes, which the frame may have for its own
   * @throws DamagedObjectException if they do not become what the frame says
   */
  static PlainFrame of(
      PackId pack, Frame frame, byte[] stored, int offset, IntFunction<byte[]> space)
      throws DamagedObjectException {
    return switch (frame.codec()) {
      case RAW -> new PlainFrame(pack, frame, stored, offset);
      case ZSTD -> {
        byte[] plain = space.apply(frame.plainLength());
        Compression.decompress(
            pack.key(), stored, offset, frame.storedLength(), plain, frame.plainLength());
        yield new PlainFrame(pack, frame, plain, 0);
      }
    };
  }

  /**
   * Verifies all chunks.
   *
   * @throws DamagedObjectException if one does not have its digest
   */
  public void verify() throws IOException {
    int start = begin;
    for (int i = 0; i < frame.chunks().size(); i++) {
      require(i, start);
      start += frame.chunks().get(i).length();
    }
  }

  /** A fresh copy of the bytes of the chunk with this number. */
  byte[] chunk(int number) throws IOException {
    int start = begin + frame.offsetOf(number);
    PackedChunk chunk = require(number, start);
    return Arrays.copyOfRange(plain, start, start + chunk.length());
  }

  /**
   * Gives the bytes of the chunk with this number.
   *
   * @throws DamagedObjectException if they do not have the chunk's digest; then nothing is given
   */
  public void give(int number, Sink sink) throws IOException {
    int start = begin + frame.offsetOf(number);
    PackedChunk chunk = require(number, start);
    sink.chunk(plain, start, chunk.length());
  }

  /** The same for who verifies the bytes. */
  public void giveUnverified(int number, Sink sink) throws IOException {
    int length = frame.chunks().get(number).length();
    sink.chunk(plain, begin + frame.offsetOf(number), length);
  }

  private PackedChunk require(int number, int start) throws DamagedObjectException {
    PackedChunk chunk = frame.chunks().get(number);
    Digest found = Hasher.hash(plain, start, chunk.length());
    if (!found.equals(chunk.digest())) {
      throw new DamagedObjectException(
          pack.key(),
          "chunk %d of the frame at %d with digest %s"
              .formatted(number, frame.offset(), found.hex()),
          chunk.digest().hex());
    }
    return chunk;
  }
}

package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import java.util.List;

/** The stored bytes of a frame that has no place in a pack yet. */
public final class EncodedFrame {
  /** Compression helps if it saves at least this part of the bytes; less is not worth the time. */
  private static final int LEAST_GAIN = 32;

  private final byte[] stored;
  private final int storedLength;
  private final int plainLength;
  private final Codec codec;
  private final List<PackedChunk> chunks;

  private EncodedFrame(
      byte[] stored, int storedLength, int plainLength, Codec codec, List<PackedChunk> chunks) {
    this.stored = stored;
    this.storedLength = storedLength;
    this.plainLength = plainLength;
    this.codec = codec;
    this.chunks = List.copyOf(chunks);
  }

  /** How long the arrays for a frame of {@code length} bytes have to be. */
  public static int room(int length) {
    return Compression.bound(length);
  }

  /**
   * Compresses the first {@code length} bytes, which are these chunks, if that helps: then {@code
   * spare} is in use from then on, and otherwise {@code plain}.
   *
   * @param spare has {@link #room} for what they become
   */
  public static EncodedFrame of(byte[] plain, int length, List<PackedChunk> chunks, byte[] spare) {
    int compressed = Compression.compress(plain, 0, length, spare);
    return compressed < length - length / LEAST_GAIN
        ? new EncodedFrame(spare, compressed, length, Codec.ZSTD, chunks)
        : new EncodedFrame(plain, length, length, Codec.RAW, chunks);
  }

  Frame at(long offset) {
    return new Frame(offset, storedLength, plainLength, codec, chunks);
  }

  /** Whether the stored bytes are other ones than the plain ones. */
  public boolean isCompressed() {
    return codec == Codec.ZSTD;
  }

  /** The array that begins with the stored bytes. */
  public byte[] array() {
    return stored;
  }

  int storedLength() {
    return storedLength;
  }
}

package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import java.util.Arrays;
import java.util.List;

/** The stored bytes of a frame that has no place in a pack yet. */
public final class EncodedFrame {
  /** Compression helps if it saves at least this part of the bytes; less is not worth the time. */
  private static final int LEAST_GAIN = 32;

  private final byte[] stored;
  private final int plainLength;
  private final Codec codec;
  private final List<PackedChunk> chunks;

  private EncodedFrame(byte[] stored, int plainLength, Codec codec, List<PackedChunk> chunks) {
    this.stored = stored;
    this.plainLength = plainLength;
    this.codec = codec;
    this.chunks = List.copyOf(chunks);
  }

  /** Compresses the first {@code length} bytes, which are these chunks, if that helps. */
  public static EncodedFrame of(byte[] plain, int length, List<PackedChunk> chunks) {
    byte[] compressed = Compression.compress(plain, 0, length);
    return compressed.length < length - length / LEAST_GAIN
        ? new EncodedFrame(compressed, length, Codec.ZSTD, chunks)
        : new EncodedFrame(Arrays.copyOf(plain, length), length, Codec.RAW, chunks);
  }

  Frame at(long offset) {
    return new Frame(offset, stored.length, plainLength, codec, chunks);
  }

  byte[] stored() {
    return stored;
  }
}

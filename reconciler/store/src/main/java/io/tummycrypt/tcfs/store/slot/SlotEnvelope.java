package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The stored bytes of a slot: compressed text, and after it the digest of the compressed bytes in a
 * zstd frame that every decoder skips. Some bits of compressed bytes mean nothing to the text; but
 * the next slot names the stored bytes, so each of them must be right.
 */
final class SlotEnvelope {
  /** No slot is larger, stored or not. */
  static final int LIMIT = 64 << 20;

  private static final byte[] SKIPPABLE = {0x50, 0x2a, 0x4d, 0x18, Digest.BYTES, 0, 0, 0};
  private static final int END = SKIPPABLE.length + Digest.BYTES;

  private SlotEnvelope() {}

  static byte[] wrap(byte[] text) {
    byte[] compressed = Compression.compress(text, 0, text.length);
    return ByteBuffer.allocate(compressed.length + END)
        .put(compressed)
        .put(end(compressed, compressed.length))
        .array();
  }

  static byte[] unwrap(ObjectKey key, byte[] stored) throws DamagedObjectException {
    int length = stored.length - END;
    if (length < 0) {
      throw new DamagedObjectException(key, stored.length + " bytes", "a slot");
    }
    if (!Arrays.equals(end(stored, length), Arrays.copyOfRange(stored, length, stored.length))) {
      throw new DamagedObjectException(
          key, "another end", "the digest " + Hasher.hash(stored, 0, length).hex());
    }
    return Compression.decompress(key, Arrays.copyOf(stored, length), LIMIT);
  }

  private static byte[] end(byte[] bytes, int length) {
    return ByteBuffer.allocate(END)
        .put(SKIPPABLE)
        .put(Hasher.hash(bytes, 0, length).bytes())
        .array();
  }
}

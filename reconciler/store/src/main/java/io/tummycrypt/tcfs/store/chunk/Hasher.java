package io.tummycrypt.tcfs.store.chunk;

import io.tummycrypt.tcfs.core.version.Digest;

/** Makes one digest of bytes that come piece by piece. For one thread at a time. */
public interface Hasher {
  /** The digest of no bytes at all. */
  Digest OF_NOTHING = hash(new byte[0]);

  /** A new hasher of the algorithm that names content in the store: BLAKE3, without a key. */
  static Hasher blake3() {
    Hasher fast = NativeBlake3.create();
    return fast == null ? new CodecBlake3() : fast;
  }

  /** What {@link #blake3} computes with, in words for people. */
  static String engine() {
    int lanes = NativeBlake3.lanes();
    return lanes == 0 ? "Java" : "native code, " + 32 * lanes + " bits wide";
  }

  /** Whether {@link #blake3} computes in native code, and so as fast as the processor can. */
  static boolean isNative() {
    return NativeBlake3.lanes() > 0;
  }

  /** The digest of all of {@code bytes}. */
  static Digest hash(byte[] bytes) {
    return hash(bytes, 0, bytes.length);
  }

  /** The digest of a part of {@code bytes}. */
  static Digest hash(byte[] bytes, int offset, int length) {
    Digest digest = NativeBlake3.hashShort(bytes, offset, length);
    if (digest != null) {
      return digest;
    }
    Hasher hasher = blake3();
    hasher.update(bytes, offset, length);
    return hasher.finish();
  }

  /** Takes the next piece. */
  void update(byte[] bytes, int offset, int length);

  /** The digest of all pieces since the last one; the next piece begins a new digest. */
  Digest finish();
}

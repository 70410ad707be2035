package io.tummycrypt.tcfs.store.chunk;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * BLAKE3 in the native library. All memory is the JVM's own: nothing is copied, and nothing has to
 * be freed.
 */
final class NativeBlake3 implements Hasher {
  /** What is hashed in one call: the JVM collects no garbage meanwhile. About a tenth of a ms. */
  private static final int PIECE = 1 << 18;

  /** Enough bytes for whole trees, for vectors of every width, and for a rest. */
  private static final int CHECKED = 40 * 1024 + 1;

  /** The digest of so many bytes of which byte i is i % 251. */
  private static final String EXPECTED =
      "f9891001206b76f2cb56e0cd12e431ce9760834e2e3d3d8b6ab59d6a571e6e68";

  private static final boolean USABLE = NativeLibrary.isLoaded() && isRight();

  private final long[] state = new long[stateWords()];

  private NativeBlake3() {}

  /** A new hasher; null where there is no library, or none that hashes as it should. */
  static @Nullable Hasher create() {
    return USABLE ? new NativeBlake3() : null;
  }

  /**
   * The digest of a part of an array, in one call and without a state.
   *
   * @return null where there is no library that hashes as it should, or it is too much for one call
   */
  static @Nullable Digest hashShort(byte[] bytes, int offset, int length) {
    if (!USABLE || length > PIECE) {
      return null;
    }
    Objects.checkFromIndexSize(offset, length, bytes.length);
    byte[] digest = new byte[Digest.BYTES];
    hash(bytes, offset, length, digest);
    return Digest.of(Digest.Algorithm.BLAKE3, digest);
  }

  /** How many chunks the library hashes at once on this processor; 0 if there is none. */
  static int lanes() {
    return USABLE ? width() : 0;
  }

  /** Wrong digests would name what nobody finds again. */
  private static boolean isRight() {
    byte[] input = new byte[CHECKED];
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) (i % 251);
    }
    byte[] digest = new byte[Digest.BYTES];
    try {
      long[] state = new long[stateWords()];
      update(state, input, 0, CHECKED);
      finish(state, digest);
      byte[] again = new byte[Digest.BYTES];
      hash(input, 0, CHECKED, again);
      if (!Arrays.equals(digest, again)) {
        return false;
      }
    } catch (UnsatisfiedLinkError e) {
      // Another library than ours.
      return false;
    }
    return HexFormat.of().formatHex(digest).equals(EXPECTED);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    for (int done = 0; done < length; done += PIECE) {
      update(state, bytes, offset + done, Math.min(PIECE, length - done));
    }
  }

  @Override
  public Digest finish() {
    byte[] digest = new byte[Digest.BYTES];
    finish(state, digest);
    return Digest.of(Digest.Algorithm.BLAKE3, digest);
  }

  private static native int width();

  /** How many words a state has; all zeros is one that has taken nothing. */
  private static native int stateWords();

  /** Takes bytes, which are not checked to be in the array. */
  private static native void update(long[] state, byte[] bytes, int offset, int length);

  /** Writes the digest of a part, which is not checked to be in the array. */
  private static native void hash(byte[] bytes, int offset, int length, byte[] digest);

  /** Writes the digest; the state has taken nothing then. */
  private static native void finish(long[] state, byte[] digest);
}

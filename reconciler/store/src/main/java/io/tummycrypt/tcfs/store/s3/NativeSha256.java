package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 in the native library: that of Java is fast only once the optimising compiler has been at
 * work, and slower than most networks without it.
 */
final class NativeSha256 {
  private static final int BLOCK = 64;

  /** What is hashed in one call: the JVM collects no garbage meanwhile. About a tenth of a ms. */
  private static final int PIECE = 1 << 12;

  private static final int[] BEGIN = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private static final boolean USABLE = NativeLibrary.isLoaded() && isRight();

  private NativeSha256() {}

  /** The digest of a part of an array; null where there is no library that hashes as it should. */
  static byte @Nullable [] hash(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return USABLE ? digest(bytes, offset, length) : null;
  }

  private static byte[] digest(byte[] bytes, int offset, int length) {
    int[] state = BEGIN.clone();
    int whole = length / BLOCK;
    for (int done = 0; done < whole; done += PIECE) {
      blocks(state, bytes, offset + done * BLOCK, Math.min(PIECE, whole - done));
    }
    byte[] end = end(bytes, offset + whole * BLOCK, length);
    blocks(state, end, 0, end.length / BLOCK);
    ByteBuffer digest = ByteBuffer.allocate(BEGIN.length * Integer.BYTES);
    for (int word : state) {
      digest.putInt(word);
    }
    return digest.array();
  }

  /** What is behind the last whole block, a bit, and how many bits there were, in whole blocks. */
  private static byte[] end(byte[] bytes, int offset, int length) {
    int rest = length % BLOCK;
    byte[] end = new byte[rest + 1 + Long.BYTES <= BLOCK ? BLOCK : 2 * BLOCK];
    System.arraycopy(bytes, offset, end, 0, rest);
    end[rest] = (byte) 0x80;
    ByteBuffer.wrap(end).putLong(end.length - Long.BYTES, 8L * length);
    return end;
  }

  /** A server would refuse what has a wrong one. */
  private static boolean isRight() {
    byte[] input = new byte[3 * BLOCK + 1];
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) i;
    }
    try {
      byte[] expected = MessageDigest.getInstance("SHA-256").digest(input);
      return Arrays.equals(expected, digest(input, 0, input.length));
    } catch (UnsatisfiedLinkError | NoSuchAlgorithmException _) {
      // Another library than ours.
      return false;
    }
  }

  /** Takes whole blocks into the state, which are not checked to be in the array. */
  private static native void blocks(int[] state, byte[] bytes, int offset, int count);
}

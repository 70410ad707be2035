package io.tummycrypt.tcfs.store.chunk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The constants of FastCDC as the {@code fastcdc} crate (v2020) has them, so that published vectors
 * hold: a random number for each byte value, and masks whose bits are spread out.
 */
final class Gear {
  private static final int FIRST_BITS = 5;
  private static final long[] MASKS = {
    0x0000000001804110L,
    0x0000000001803110L,
    0x0000000018035100L,
    0x0000001800035300L,
    0x0000019000353000L,
    0x0000590003530000L,
    0x0000d90003530000L,
    0x0000d90103530000L,
    0x0000d90303530000L,
    0x0000d90313530000L,
    0x0000d90f03530000L,
    0x0000d90303537000L,
    0x0000d90703537000L,
    0x0000d90707537000L,
    0x0000d91707537000L,
    0x0000d91747537000L,
    0x0000d91767537000L,
    0x0000d93767537000L,
    0x0000d93777537000L,
    0x0000d93777577000L,
    0x0000db3777577000L
  };

  private Gear() {}

  /** The mask for this many bits, 5 to 25. */
  static long mask(int bits) {
    return MASKS[bits - FIRST_BITS];
  }

  /**
   * A fresh table: entry {@code i} is the first 8 bytes of the MD5 of 64 bytes equal to {@code i}.
   */
  static long[] table() {
    long[] table = new long[256];
    MessageDigest md5 = md5();
    byte[] input = new byte[64];
    for (int i = 0; i < table.length; i++) {
      Arrays.fill(input, (byte) i);
      table[i] = ByteBuffer.wrap(md5.digest(input)).getLong();
    }
    return table;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}

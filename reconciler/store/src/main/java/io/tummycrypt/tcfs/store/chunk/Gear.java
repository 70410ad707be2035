package io.tummycrypt.tcfs.store.chunk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The rolling hash of FastCDC with the constants that the {@code fastcdc} crate (v2020) has, so
 * that published vectors hold: a random number for each byte value, and masks whose bits are spread
 * out.
 */
final class Gear {
  /** Looks where to cut. */
  @FunctionalInterface
  interface Search {
    /**
     * The first index, from {@code begin} on, with whose byte the hash has no bit of {@code before}
     * or, from {@code center} on, of {@code behind}; {@code end} if there is none. All are even and
     * count from {@code offset}.
     */
    int find(byte[] bytes, int offset, int begin, int center, int end, long before, long behind);
  }

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

  static final long[] TABLE = table();
  private static final long[] SHIFTED = shifted();

  /** The fastest that there is here. */
  static final Search SEARCH =
      NativeGear.agreesWith(Gear::search) ? NativeGear::search : Gear::search;

  private Gear() {}

  private static long[] shifted() {
    long[] shifted = new long[TABLE.length];
    for (int i = 0; i < TABLE.length; i++) {
      shifted[i] = TABLE[i] << 1;
    }
    return shifted;
  }

  /**
   * As {@link Search#find}. Two bytes per step; the hash of the even ones is kept shifted by one.
   */
  static int search(
      byte[] bytes, int offset, int begin, int center, int end, long before, long behind) {
    long hash = 0;
    int i = begin;
    for (; i < center; i += 2) {
      hash = (hash << 2) + SHIFTED[bytes[offset + i] & 0xff];
      if ((hash & (before << 1)) == 0) {
        return i;
      }
      hash += TABLE[bytes[offset + i + 1] & 0xff];
      if ((hash & before) == 0) {
        return i + 1;
      }
    }
    for (; i < end; i += 2) {
      hash = (hash << 2) + SHIFTED[bytes[offset + i] & 0xff];
      if ((hash & (behind << 1)) == 0) {
        return i;
      }
      hash += TABLE[bytes[offset + i + 1] & 0xff];
      if ((hash & behind) == 0) {
        return i + 1;
      }
    }
    return end;
  }

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

package io.tummycrypt.tcfs.store.chunk;

import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.util.Objects;

/** Looks for cuts in the native library: what is cheapest in Java is several times slower. */
final class NativeGear {
  private static final int CHECKED = 1 << 14;

  private NativeGear() {}

  /** Whether there is a library that finds what {@code java} finds. Others would cut elsewhere. */
  static boolean agreesWith(Gear.Search java) {
    if (!NativeLibrary.isLoaded()) {
      return false;
    }
    byte[] bytes = new byte[CHECKED];
    for (int i = 0, value = 1; i < bytes.length; i++, value = value * 1_103_515_245 + 12_345) {
      bytes[i] = (byte) (value >> 16);
    }
    try {
      for (int bits = 8; bits <= 16; bits += 4) {
        for (int offset = 0; offset < CHECKED; offset += CHECKED / 2) {
          int end = CHECKED - offset & ~1;
          long before = Gear.mask(bits + 1);
          long behind = Gear.mask(bits - 1);
          int expected = java.find(bytes, offset, 64, end / 4 & ~1, end, before, behind);
          if (search(bytes, offset, 64, end / 4 & ~1, end, before, behind) != expected) {
            return false;
          }
        }
      }
      return true;
    } catch (UnsatisfiedLinkError e) {
      // Another library than ours.
      return false;
    }
  }

  /** As {@link Gear.Search#find}. The JVM collects no garbage meanwhile: half a ms for a MiB. */
  static int search(
      byte[] bytes, int offset, int begin, int center, int end, long before, long behind) {
    Objects.checkFromIndexSize(offset, end, bytes.length);
    return find(Gear.TABLE, bytes, offset, begin, center, end, before, behind);
  }

  /** Looks for a cut in a part of an array, which is not checked to be in it. */
  private static native int find(
      long[] gear,
      byte[] bytes,
      int offset,
      int begin,
      int center,
      int end,
      long before,
      long behind);
}

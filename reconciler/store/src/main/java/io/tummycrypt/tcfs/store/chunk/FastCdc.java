package io.tummycrypt.tcfs.store.chunk;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts content where its own bytes say so (FastCDC, 2020 variant, normalisation level 1), so that
 * an edit moves few cuts. Two bytes are taken per step; the hash of the even ones is kept shifted
 * by one. For one thread: the buffer, of four chunks at most, serves one content after the other.
 */
public final class FastCdc {
  /** Takes chunks, in order; the bytes are valid only during the call. */
  @FunctionalInterface
  public interface Sink {
    void chunk(byte[] buffer, int offset, int length) throws IOException;
  }

  private static final long[] GEAR = Gear.table();
  private static final long[] SHIFTED_GEAR = shifted(GEAR);

  private final ChunkSizes sizes;
  private final long smallMask;
  private final long largeMask;
  private byte[] buffer = new byte[0];

  public FastCdc(ChunkSizes sizes) {
    this.sizes = sizes;
    int bits = (int) Math.round(Math.log(sizes.average()) / Math.log(2));
    this.smallMask = Gear.mask(bits + 1);
    this.largeMask = Gear.mask(bits - 1);
  }

  private static long[] shifted(long[] gear) {
    long[] shifted = new long[gear.length];
    for (int i = 0; i < gear.length; i++) {
      shifted[i] = gear[i] << 1;
    }
    return shifted;
  }

  /**
   * Cuts all of {@code in}. No chunk is empty; what is empty has none.
   *
   * @return how many bytes there were
   */
  public long split(InputStream in, Sink sink) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[sizes.max() * 4];
    }
    long total = 0;
    int start = 0;
    int end = 0;
    while (true) {
      int read = in.readNBytes(buffer, end, buffer.length - end);
      end += read;
      boolean last = end < buffer.length;
      // A cut is right once the longest possible chunk, or the end of the content, is in view.
      while (end - start >= sizes.max() || (last && end > start)) {
        int length = cut(buffer, start, end - start);
        sink.chunk(buffer, start, length);
        start += length;
        total += length;
      }
      if (last) {
        return total;
      }
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
  }

  /** The length of the first chunk of {@code available} bytes. */
  int cut(byte[] bytes, int offset, int available) {
    if (available <= sizes.min()) {
      return available;
    }
    int end = Math.min(available, sizes.max());
    int center = Math.min(sizes.average(), end);
    long hash = 0;
    int i = sizes.min() / 2;
    for (; i < center / 2; i++) {
      hash = (hash << 2) + SHIFTED_GEAR[bytes[offset + 2 * i] & 0xff];
      if ((hash & (smallMask << 1)) == 0) {
        return 2 * i;
      }
      hash += GEAR[bytes[offset + 2 * i + 1] & 0xff];
      if ((hash & smallMask) == 0) {
        return 2 * i + 1;
      }
    }
    for (; i < end / 2; i++) {
      hash = (hash << 2) + SHIFTED_GEAR[bytes[offset + 2 * i] & 0xff];
      if ((hash & (largeMask << 1)) == 0) {
        return 2 * i;
      }
      hash += GEAR[bytes[offset + 2 * i + 1] & 0xff];
      if ((hash & largeMask) == 0) {
        return 2 * i + 1;
      }
    }
    return end;
  }
}

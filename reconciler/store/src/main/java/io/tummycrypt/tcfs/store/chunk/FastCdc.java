package io.tummycrypt.tcfs.store.chunk;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts content where its own bytes say so (FastCDC, 2020 variant, normalisation level 1), so that
 * an edit moves few cuts. For one thread: the buffer, of four chunks at most, serves one content
 * after the other.
 */
public final class FastCdc {
  /** Takes chunks, in order; the bytes are valid only during the call. */
  @FunctionalInterface
  public interface Sink {
    void chunk(byte[] buffer, int offset, int length) throws IOException;
  }

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
    // The variant takes two bytes per step, and an odd one at the end is none.
    int cut =
        Gear.SEARCH.find(
            bytes, offset, sizes.min() & ~1, center & ~1, end & ~1, smallMask, largeMask);
    return cut == (end & ~1) ? end : cut;
  }
}

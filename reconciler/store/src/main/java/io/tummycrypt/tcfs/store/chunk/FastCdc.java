package io.tummycrypt.tcfs.store.chunk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts content where its own bytes say so (FastCDC, 2020 variant, normalisation level 1), so that
 * an edit moves few cuts. For one thread: two buffers, of four chunks at most each, serve one
 * content after the other.
 */
public final class FastCdc {
  /** Takes what was cut. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes chunks that follow one another, in order. The bytes are valid until the next call has
     * returned, or {@code split} has.
     *
     * @param ends where the chunks end in {@code bytes}; the first begins at its beginning
     */
    void chunks(byte[] bytes, int[] ends) throws IOException;
  }

  private final ChunkSizes sizes;
  private final long smallMask;
  private final long largeMask;

  /** The one in use, and the one whose chunks were given out last. */
  private byte[] buffer = new byte[0];

  private byte[] other = new byte[0];

  public FastCdc(ChunkSizes sizes) {
    this.sizes = sizes;
    int bits = (int) Math.round(Math.log(sizes.average()) / Math.log(2));
    this.smallMask = Gear.mask(bits + 1);
    this.largeMask = Gear.mask(bits - 1);
  }

  /** How many bytes the sink is given at once, at the most; what has fewer is given in one call. */
  public int most() {
    return sizes.max() * 4;
  }

  /**
   * Cuts all of {@code in}. No chunk is empty; what is empty has none.
   *
   * @return how many bytes there were
   */
  public long split(InputStream in, Sink sink) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[most()];
    }
    long total = 0;
    int end = 0;
    while (true) {
      end += in.readNBytes(buffer, end, buffer.length - end);
      boolean last = end < buffer.length;
      int[] ends = cuts(buffer, end, last);
      int start = ends.length == 0 ? 0 : ends[ends.length - 1];
      total += start;
      if (last) {
        if (start > 0) {
          sink.chunks(buffer, ends);
        }
        return total;
      }
      if (other.length == 0) {
        other = new byte[buffer.length];
      }
      byte[] next = other;
      sink.chunks(buffer, ends);
      System.arraycopy(buffer, start, next, 0, end - start);
      other = buffer;
      buffer = next;
      end -= start;
    }
  }

  /** A cut is right once the longest possible chunk, or the end of the content, is in view. */
  private int[] cuts(byte[] bytes, int end, boolean last) {
    int[] cuts = new int[end / (sizes.min() & ~1) + 1];
    int count = 0;
    int start = 0;
    while (end - start >= sizes.max() || (last && end > start)) {
      start += cut(bytes, start, end - start);
      cuts[count++] = start;
    }
    return Arrays.copyOf(cuts, count);
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

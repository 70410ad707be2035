package io.tummycrypt.tcfs.store.chunk;

/**
 * How large the chunks of a fleet are, in bytes. No chunk but the last of a file is smaller than
 * {@code min}, and none is larger than {@code max}.
 *
 * @param average from which length on a cut is more likely (the normal size of FastCDC)
 */
public record ChunkSizes(int min, int average, int max) {
  /** 16, 48 and 256 KiB, which makes chunks of 69 KiB in the mean. */
  public static final ChunkSizes USUAL = new ChunkSizes(16 << 10, 48 << 10, 256 << 10);

  /** No chunk of any fleet is larger. */
  public static final int LIMIT = 16 << 20;

  public ChunkSizes {
    if (min < 64 || min > average || average > max || max > LIMIT) {
      throw new IllegalArgumentException(
          "chunk sizes %d, %d and %d are not 64 <= min <= average <= max <= %d"
              .formatted(min, average, max, LIMIT));
    }
  }
}

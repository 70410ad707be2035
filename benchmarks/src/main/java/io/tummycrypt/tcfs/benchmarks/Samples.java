package io.tummycrypt.tcfs.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes to work on, the same in every run. */
final class Samples {
  private static final int WORDS = 6000;

  /** Has five digits to the base of 36. */
  private static final int SMALLEST = 36 * 36 * 36 * 36;

  private Samples() {}

  /** Bytes that nothing makes smaller. */
  static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** Words of a few letters, some far more often than others, as in a source tree. */
  static byte[] text(int length) {
    Random random = new Random(2);
    String[] words = new String[WORDS];
    for (int i = 0; i < WORDS; i++) {
      int word = SMALLEST + random.nextInt(1 << 30);
      words[i] = Integer.toString(word, 36).substring(0, 3 + random.nextInt(3));
    }
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      text.append(words[(int) (WORDS * Math.pow(random.nextDouble(), 4))]).append(' ');
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }
}

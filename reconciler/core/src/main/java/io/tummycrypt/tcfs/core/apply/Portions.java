package io.tummycrypt.tcfs.core.apply;

/**
 * How much of a plan is carried out at once, before it is noted that it is done.
 *
 * @param local how many changes of a folder are in one batch at the most
 * @param whole up to how many files are published with one head
 * @param published of more than that, how many are published with one head at the most, but for
 *     what has to go with others
 */
public record Portions(int local, int whole, int published) {
  /**
   * Nothing is added to what is larger; it is also what is done at least before others can go on.
   */
  static final long BYTES = 256L << 20;

  /**
   * As many as are worth what comes between them, and few enough to be done again after a crash.
   * What is published at once is in memory until it is, which counts where there is much of it.
   */
  static final Portions USUAL = new Portions(BatchesInTurn.ACTIONS, 24_576, 8_192);
}

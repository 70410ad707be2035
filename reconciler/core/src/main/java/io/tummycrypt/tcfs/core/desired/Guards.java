package io.tummycrypt.tcfs.core.desired;

/**
 * The limits within which tcfs acts without a person.
 *
 * @param maxDeletes how many deletions within a day are let through
 * @param minFreeBytes what must stay free on a root's file system; pulls that would go below it are
 *     held
 */
public record Guards(Setting<DeleteBudget> maxDeletes, Setting<Long> minFreeBytes) {
  /**
   * Deletions beyond this are held: more than {@code count}, or more than {@code percent} of the
   * root's files and more than 20.
   *
   * @param percent 0 to 100
   * @param count 0 or more
   */
  public record DeleteBudget(int percent, int count) {
    private static final int ALWAYS_ALLOWED_BY_PERCENT = 20;

    public DeleteBudget {
      if (percent < 0 || percent > 100 || count < 0) {
        throw new IllegalArgumentException(
            "a delete budget has a percentage of 0 to 100 and a count of 0 or more, not "
                + percent
                + " and "
                + count);
      }
    }

    /** Whether {@code deletes} of a root that had {@code files} files are within the budget. */
    public boolean allows(long deletes, long files) {
      boolean overPercent = deletes > ALWAYS_ALLOWED_BY_PERCENT && deletes * 100 > percent * files;
      return deletes <= count && !overPercent;
    }
  }
}

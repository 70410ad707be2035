package io.tummycrypt.tcfs.core.loop;

/**
 * How long is waited for what, in milliseconds.
 *
 * @param gather after a change that is complete, for what comes with it
 * @param settle after the last sign of a change that may go on
 * @param longest that a change which goes on and on is waited for
 * @param poll between two polls of the other devices and the document
 * @param rescan between two looks at all of a root
 * @param turn that one look does what there is to do, before the rest is left to the next
 * @param retry how what fails is tried again
 */
public record Pace(
    long gather, long settle, long longest, long poll, long rescan, long turn, Backoff retry) {
  /** 10 ms, 2 s, 30 s; the fleet every 30 s, all files every hour; turns of 20 s. */
  public static final Pace USUAL =
      new Pace(10, 2_000, 30_000, 30_000, 3_600_000, 20_000, Backoff.USUAL);

  public Pace {
    if (gather < 0 || settle < gather || longest < settle || poll < 1 || rescan < 1 || turn < 0) {
      throw new IllegalArgumentException("a pace that does not go forward");
    }
  }

  /** The same with another time between two looks at the fleet. */
  public Pace polling(long poll) {
    return new Pace(gather, settle, longest, poll, rescan, turn, retry);
  }

  /** The same with another time for what one look does. */
  public Pace turning(long turn) {
    return new Pace(gather, settle, longest, poll, rescan, turn, retry);
  }

  /**
   * After a failure it is waited twice as long as after the one before.
   *
   * @param first how long after the first
   * @param longest how long at the most
   * @param parkAfter how many failures it takes until something is only tried again when all of its
   *     root is looked at, or when something changes there
   */
  public record Backoff(long first, long longest, int parkAfter) {
    /** From 1 s to 5 min, ten times. */
    public static final Backoff USUAL = new Backoff(1_000, 300_000, 10);

    public Backoff {
      if (first < 1 || longest < first || parkAfter < 1) {
        throw new IllegalArgumentException("a backoff that does not wait");
      }
    }

    /** How long is waited after so many failures in a row. */
    long after(int failures) {
      int doublings = Math.min(failures - 1, Long.SIZE - 2);
      return first > longest >> doublings ? longest : first << doublings;
    }
  }
}

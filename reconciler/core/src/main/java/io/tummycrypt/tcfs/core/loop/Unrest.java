package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.TreeMap;

/**
 * How much goes on in a root. Whoever saves a file now and then has it published at once; a file
 * that is saved again and again is published once that ends, or now and then, and the longer a
 * storm of changes lasts, the more of them go together. All times are in milliseconds.
 */
final class Unrest {
  /** So often the same path is given out at once. */
  private static final int QUICK = 3;

  /** Of the time that a storm has lasted, that long is gathered. */
  private static final int PART = 50;

  /** A storm ends when nothing is heard for so many times as long as is gathered. */
  private static final int LULL = 10;

  private final Pace pace;
  private final TreeMap<TreePath, Given> given = new TreeMap<>();
  private long began = Agenda.NEVER;
  private long heard = Agenda.NEVER;

  Unrest(Pace pace) {
    this.pace = pace;
  }

  /**
   * How often in a row a path was given out, and when last, or when it changed if it is restless.
   */
  private record Given(int times, long last) {}

  /** Something is complete. */
  void heard(long now) {
    if (heard == Agenda.NEVER || now - heard > LULL * gather()) {
      began = now;
    }
    heard = now;
  }

  /** How long to wait for what comes with a change that is complete. */
  long gather() {
    return Math.clamp((heard - began) / PART, pace.gather(), pace.settle());
  }

  /** Notes that somebody looks there, for it has changed. */
  void gives(TreePath path, long now) {
    given.put(path, new Given(timesLately(path, now) + 1, now));
  }

  /** Whether a path that changes now does so often that the end of that is to be waited for. */
  boolean isRestless(TreePath path, long now) {
    int times = timesLately(path, now);
    if (times >= QUICK) {
      given.put(path, new Given(times, now));
      return true;
    }
    return false;
  }

  private int timesLately(TreePath path, long now) {
    Given last = given.get(path);
    return last == null || now - last.last() >= pace.settle() ? 0 : last.times();
  }

  /** Forgets what has been quiet. */
  void forget(long now) {
    given.values().removeIf(each -> now - each.last() >= pace.settle());
  }
}

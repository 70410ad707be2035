package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What waits to be looked at in one root. */
final class RootAgenda {
  private final Pace pace;
  private final Unrest unrest;

  /** What is complete; {@link #since} is when the first of it came. */
  private final TreeSet<TreePath> complete = new TreeSet<>();

  private long since = Agenda.NEVER;

  private final TreeMap<TreePath, Growing> growing = new TreeMap<>();

  /** What is to be looked at once more, and when. */
  private final TreeMap<TreePath, Long> doubtful = new TreeMap<>();

  private final TreeMap<TreePath, Waiting> failed = new TreeMap<>();

  /** When all of it is to be looked at. */
  private long whole;

  private int halts;

  /** Whether something was due when the look began, and nobody has taken it since. */
  private boolean isUntaken;

  /** All of it is due at once. */
  RootAgenda(Pace pace, long now) {
    this.pace = pace;
    this.unrest = new Unrest(pace);
    this.whole = now;
  }

  /**
   * A change that may go on.
   *
   * @param isOpen whether somebody is writing right now, as far as was heard
   */
  private record Growing(long first, long last, boolean isOpen) {
    long due(Pace pace) {
      return Math.min(last + pace.settle(), first + pace.longest());
    }
  }

  void changed(TreePath path, boolean isComplete, long now) {
    failed.remove(path);
    if (isComplete) {
      unrest.heard(now);
    }
    if (isComplete && !unrest.isRestless(path, now)) {
      growing.remove(path);
      complete(path, now);
    } else if (!complete.contains(path)) {
      Growing before = growing.get(path);
      long first = before == null ? now : before.first();
      growing.put(path, new Growing(first, now, !isComplete));
    }
  }

  void doubtful(TreePath path, long now) {
    doubtful.put(path, now + pace.settle());
  }

  private void complete(TreePath path, long now) {
    complete.add(path);
    since = Math.min(since, now);
  }

  void missed(long now) {
    whole = Math.min(whole, now);
  }

  /** When the next of it is due. */
  long next() {
    long next = whole;
    if (halts > 0) {
      return next;
    }
    if (!complete.isEmpty()) {
      next = Math.min(next, since + unrest.gather());
    }
    for (Growing each : growing.values()) {
      next = Math.min(next, each.due(pace));
    }
    for (long each : doubtful.values()) {
      next = Math.min(next, each);
    }
    for (Waiting each : failed.values()) {
      next = Math.min(next, each.next());
    }
    return next;
  }

  /**
   * Begins a look; what is parked is tried again with all else.
   *
   * @return whether something is due
   */
  boolean begin(long now) {
    unrest.forget(now);
    isUntaken = next() <= now;
    if (whole <= now) {
      failed.replaceAll((_, each) -> each.isParked() ? new Waiting(each.failures(), now) : each);
    }
    return isUntaken;
  }

  /** Gives out what may be looked at now, whether or not more is waited for. */
  Area take(long now) {
    isUntaken = false;
    if (whole <= now) {
      complete.clear();
      since = Agenda.NEVER;
      // What is still being written is left out of this look, and looked at later.
      growing.values().removeIf(each -> each.due(pace) <= now);
      doubtful.clear();
      whole = now + pace.rescan();
      return Area.WHOLE;
    }
    growing
        .entrySet()
        .removeIf(each -> {
          boolean isDue = each.getValue().due(pace) <= now;
          if (isDue) {
            complete(each.getKey(), now);
          }
          return isDue;
        });
    complete.forEach(path -> unrest.gives(path, now));
    doubtful
        .entrySet()
        .removeIf(each -> {
          boolean isDue = each.getValue() <= now;
          if (isDue) {
            complete(each.getKey(), now);
          }
          return isDue;
        });
    failed.forEach((path, each) -> {
      if (each.next() <= now) {
        complete(path, now);
      }
    });
    if (complete.isEmpty()) {
      return Area.NONE;
    }
    Area area = Area.of(complete);
    complete.clear();
    since = Agenda.NEVER;
    return area;
  }

  /** What is not to be touched yet: it failed, or somebody is writing there. */
  SortedSet<TreePath> waiting(long now) {
    TreeSet<TreePath> waiting = new TreeSet<>();
    growing.forEach((path, each) -> {
      if (each.isOpen() && each.due(pace) > now) {
        waiting.add(path);
      }
    });
    failed.forEach((path, each) -> {
      if (each.next() > now) {
        waiting.add(path);
      }
    });
    return waiting;
  }

  SortedMap<TreePath, Waiting> failed() {
    return new TreeMap<>(failed);
  }

  /**
   * Takes up what came of a look. Who was to look and did not has not been able to. What was not
   * tried for it was waited for, and does not wait any more, was ready between the beginning of the
   * look and its {@link #take}: it was given out then, and is to be looked at once more.
   *
   * @param isCutShort whether more was not tried, which is known as little as what it is
   * @param skipped what was not tried
   */
  void ended(
      boolean isHalted,
      boolean isCutShort,
      SortedSet<TreePath> failures,
      SortedSet<TreePath> skipped,
      long now) {
    boolean isLeft = isUntaken;
    isUntaken = false;
    if (isHalted || isLeft) {
      halts++;
      whole = now + pace.retry().after(halts);
      return;
    }
    halts = 0;
    if (!isCutShort) {
      failed.keySet().removeIf(path -> !skipped.contains(path) && !failures.contains(path));
    }
    for (TreePath path : skipped) {
      if (!growing.containsKey(path) && !failed.containsKey(path)) {
        complete(path, now);
      }
    }
    for (TreePath path : failures) {
      if (!skipped.contains(path)) {
        Waiting before = failed.get(path);
        int times = before == null ? 1 : before.failures() + 1;
        failed.put(path, Waiting.after(times, pace.retry(), now));
      }
    }
  }
}

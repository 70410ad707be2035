package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Pull;
import io.tummycrypt.tcfs.core.plan.Action.Push;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a long plan can wait, so that an edit need not wait for hours: new files, but for some
 * that were written just now.
 */
final class Bulk {
  /** What was written within that time somebody may be waiting for. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  /** So many of these do not wait at the most, and of so many bytes, or half of a portion. */
  private static final int MOST = 256;

  private static final long MOST_BYTES = 16L << 20;

  private final List<Action> waiting = new ArrayList<>();

  private Bulk() {}

  /** A new file of a plan. */
  private record NewFile(Action action, Instant written, long bytes) {
    static NewFile of(Push push) {
      return new NewFile(push, push.version().mtime(), push.bytesUp());
    }

    static NewFile of(Pull pull) {
      return new NewFile(pull, pull.next().mtime(), pull.bytesDown());
    }

    /** Clocks are set wrongly: what is from next year was not written just now either. */
    boolean isFresh(Instant now) {
      return written.isAfter(now.minus(JUST_NOW)) && written.isBefore(now.plus(JUST_NOW));
    }
  }

  /**
   * What of a plan can wait; nothing if all of it is not much, or nothing else is urgent.
   *
   * @param isTried says what is to be done at all
   */
  static List<Action> of(
      Plan plan, Predicate<Action> isTried, Portions portions, Slice slice, Instant now) {
    Bulk bulk = new Bulk();
    Action.Cost cost = Action.cost(plan.actions());
    if (isMuch(plan, Push.class, portions.whole()) || cost.bytesUp() > slice.up()) {
      Stream<Push> pushes =
          NewFiles.pushes(plan).stream().filter(push -> !NewFiles.isEdit(push)).filter(isTried);
      bulk.add(pushes.map(NewFile::of), slice.up(), now);
    }
    if (isMuch(plan, Pull.class, portions.local()) || cost.bytesDown() > slice.down()) {
      bulk.add(NewFiles.pulls(plan).stream().filter(isTried).map(NewFile::of), slice.down(), now);
    }
    return bulk.isBesideUrgent(plan.actions().stream().filter(isTried)) ? bulk.waiting : List.of();
  }

  private static boolean isMuch(Plan plan, Class<? extends Action> type, int most) {
    return plan.actions().stream().filter(type::isInstance).count() > most;
  }

  /** Lets all of these wait but for some fresh ones, which go with what else there is at once. */
  private void add(Stream<NewFile> files, long mostBytes, Instant now) {
    List<NewFile> newest = files.sorted(Comparator.comparing(NewFile::written).reversed()).toList();
    long left = Math.min(MOST_BYTES, mostBytes / 2);
    int count = 0;
    for (NewFile file : newest) {
      if (count < MOST && file.bytes() <= left && file.isFresh(now)) {
        count++;
        left -= file.bytes();
      } else {
        waiting.add(file.action());
      }
    }
  }

  /** Whether there is anything but folders to be made and what is here already. */
  private boolean isBesideUrgent(Stream<Action> actions) {
    if (waiting.isEmpty()) {
      return false;
    }
    Set<Action> later = Collections.newSetFromMap(new IdentityHashMap<>());
    later.addAll(waiting);
    return actions
        .filter(action -> !later.contains(action))
        .anyMatch(
            action -> !(action instanceof Action.MakeFolder) && !(action instanceof Action.Adopt));
  }
}

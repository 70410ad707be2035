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
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What of a long plan can wait, so that an edit need not wait for hours: new files, but for some
 * that were written just now.
 */
final class Bulk {
  /** What was written within that time somebody may be waiting for. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  /** So many of these do not wait at the most, and of so many bytes. */
  private static final int MOST = 256;

  private static final long MOST_BYTES = 16L << 20;

  private Bulk() {}

  /**
   * What of a plan can wait; nothing if all of it is not much, or nothing else is urgent.
   *
   * @param isTried says what is to be done at all
   */
  static List<Action> of(
      Plan plan, Predicate<Action> isTried, Portions portions, Slice slice, Instant now) {
    if (plan.actions().size() <= Math.min(portions.whole(), portions.local())
        && Action.cost(plan.actions()).bytesUp() <= slice.up()
        && Action.cost(plan.actions()).bytesDown() <= slice.down()) {
      return List.of();
    }
    NewFiles files = NewFiles.of(plan);
    List<Action> bulk = new ArrayList<>();
    if (isMuch(files.pushes, Push::bytesUp, portions.whole(), slice.up())) {
      bulk.addAll(files.pushes);
    }
    if (isMuch(files.pulls, Pull::bytesDown, portions.local(), slice.down())) {
      bulk.addAll(files.pulls);
    }
    bulk.sort(Comparator.comparing(Bulk::written).reversed());
    bulk.subList(0, urgent(bulk, now)).clear();
    bulk.removeIf(isTried.negate());
    return hasUrgent(plan.actions().stream().filter(isTried), bulk) ? bulk : List.of();
  }

  private static <A extends Action> boolean isMuch(
      List<A> files, ToLongFunction<A> bytes, int most, long mostBytes) {
    return files.size() > most || files.stream().mapToLong(bytes).sum() > mostBytes;
  }

  /** How many of these do not wait, the last written of which come first. */
  private static int urgent(List<Action> files, Instant now) {
    long bytes = 0;
    int count = 0;
    while (count < Math.min(MOST, files.size())) {
      Action next = files.get(count);
      bytes += bytes(next);
      if (bytes > MOST_BYTES || !written(next).isAfter(now.minus(JUST_NOW))) {
        break;
      }
      count++;
    }
    return count;
  }

  private static long bytes(Action action) {
    Action.Cost cost = Action.cost(List.of(action));
    return cost.bytesUp() + cost.bytesDown();
  }

  private static Instant written(Action action) {
    return switch (action) {
      case Push push -> push.version().mtime();
      case Pull pull -> pull.next().mtime();
      default -> throw new IllegalArgumentException(action + " is no new file");
    };
  }

  /** Whether there is anything but folders to be made and what is here already. */
  private static boolean hasUrgent(Stream<Action> actions, List<Action> bulk) {
    Set<Action> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    waiting.addAll(bulk);
    return actions
        .filter(action -> !waiting.contains(action))
        .anyMatch(
            action -> !(action instanceof Action.MakeFolder) && !(action instanceof Action.Adopt));
  }
}

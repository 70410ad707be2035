package io.tummycrypt.tcfs.app.device;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which lines become which others. To match lines takes up to the square of their number, so there
 * is an end to it: then all between the equal beginning and the equal end count as replaced.
 */
final class LineChanges {
  private static final int MAX_COMPARISONS = 50_000_000;

  private final List<String> before;
  private final List<String> after;

  private LineChanges(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static Patch<String> of(List<String> before, List<String> after) {
    Patch<String> patch = new Patch<>();
    LineChanges lines = new LineChanges(before, after);
    for (Change change : lines.changes()) {
      patch.addDelta(lines.delta(change));
    }
    return patch;
  }

  /** A place in both texts, as the number of lines before it. */
  private record Spot(int before, int after) {}

  /** Lines that are replaced by others; either may be none. */
  private record Change(Spot start, Spot end) {}

  private ChangeDelta<String> delta(Change change) {
    Spot start = change.start;
    Spot end = change.end;
    return new ChangeDelta<>(
        new Chunk<>(start.before, before.subList(start.before, end.before)),
        new Chunk<>(start.after, after.subList(start.after, end.after)));
  }

  private List<Change> changes() {
    int shorter = Math.min(before.size(), after.size());
    int head = 0;
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && last(before, tail).equals(last(after, tail))) {
      tail++;
    }
    Change all =
        new Change(new Spot(head, head), new Spot(before.size() - tail, after.size() - tail));
    if (all.start.equals(all.end)) {
      return List.of();
    }
    try {
      return matched(all);
    } catch (TooDifferentException e) {
      return List.of(all);
    }
  }

  private static String last(List<String> lines, int fromEnd) {
    return lines.get(lines.size() - 1 - fromEnd);
  }

  private List<Change> matched(Change all) {
    Patch<String> patch =
        DiffUtils.diff(
            before.subList(all.start.before, all.end.before),
            after.subList(all.start.after, all.end.after),
            new MyersDiffWithLinearSpace<>(new Patience()));
    List<Change> changes = new ArrayList<>();
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      Chunk<String> gone = delta.getSource();
      Chunk<String> come = delta.getTarget();
      Spot from =
          new Spot(all.start.before + gone.getPosition(), all.start.after + come.getPosition());
      Spot to = new Spot(from.before + gone.size(), from.after + come.size());
      boolean follows = !changes.isEmpty() && changes.getLast().end.equals(from);
      changes.add(new Change(follows ? changes.removeLast().start : from, to));
    }
    return changes;
  }

  /** Compares lines until it has compared too many. */
  private static final class Patience implements BiPredicate<String, String> {
    private int left = MAX_COMPARISONS;

    @Override
    public boolean test(String one, String other) {
      if (--left < 0) {
        throw new TooDifferentException();
      }
      return one.equals(other);
    }
  }

  private static final class TooDifferentException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}

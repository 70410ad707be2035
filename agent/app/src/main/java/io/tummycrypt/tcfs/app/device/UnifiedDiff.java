package io.tummycrypt.tcfs.app.device;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines that lead from one text to another. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Lines that differ beyond which they are not matched: that takes the square of their number. */
  private static final int MATCHED = 20_000;

  private static final String NO_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /**
   * A unified diff with three lines of context, as {@code patch} takes it; empty for equal texts. A
   * line ends with a newline alone, so that other line ends are a difference. Of very many
   * different lines all are told as replaced.
   *
   * @param fromName what the first text is called
   * @param toName what the second text is called
   */
  static List<String> of(String fromName, String from, String toName, String to) {
    List<String> before = lines(from);
    List<String> after = lines(to);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            fromName, toName, before, patch(before, after), CONTEXT);
    return diff.stream().flatMap(UnifiedDiff::asPatchTakesIt).toList();
  }

  /**
   * The remark on a missing newline is within its line as long as lines are compared; and no lines
   * of an empty text begin at 0.
   */
  private static Stream<String> asPatchTakesIt(String line) {
    return line.startsWith("@@ ")
        ? Stream.of(line.replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 "))
        : Stream.of(line.split("\n", -1));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start) + NO_END);
    }
    return lines;
  }

  private static Patch<String> patch(List<String> before, List<String> after) {
    int shorter = Math.min(before.size(), after.size());
    int head = 0;
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && last(before, tail).equals(last(after, tail))) {
      tail++;
    }
    Spot start = new Spot(head, head);
    Spot end = new Spot(before.size() - tail, after.size() - tail);
    Patch<String> patch = new Patch<>();
    for (Change change : changes(before, after, start, end)) {
      patch.addDelta(change.delta(before, after));
    }
    return patch;
  }

  /** A place in both texts, as the number of lines before it. */
  private record Spot(int before, int after) {}

  /** Lines that are replaced by others; either may be none. */
  private record Change(Spot start, Spot end) {
    ChangeDelta<String> delta(List<String> before, List<String> after) {
      return new ChangeDelta<>(
          new Chunk<>(start.before, before.subList(start.before, end.before)),
          new Chunk<>(start.after, after.subList(start.after, end.after)));
    }
  }

  private static List<Change> changes(
      List<String> before, List<String> after, Spot start, Spot end) {
    List<Change> changes = new ArrayList<>();
    if (end.before + end.after - start.before - start.after > MATCHED) {
      changes.add(new Change(start, end));
      return changes;
    }
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
      Chunk<String> gone = delta.getSource();
      Chunk<String> come = delta.getTarget();
      Spot from = new Spot(gone.getPosition(), come.getPosition());
      Spot to = new Spot(from.before + gone.size(), from.after + come.size());
      boolean follows = !changes.isEmpty() && changes.getLast().end.equals(from);
      changes.add(new Change(follows ? changes.removeLast().start : from, to));
    }
    return changes;
  }

  private static String last(List<String> lines, int fromEnd) {
    return lines.get(lines.size() - 1 - fromEnd);
  }
}

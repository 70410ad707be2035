package io.tummycrypt.tcfs.app.device;

import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines that lead from one text to another. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

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
            fromName, toName, before, LineChanges.of(before, after), CONTEXT);
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
}

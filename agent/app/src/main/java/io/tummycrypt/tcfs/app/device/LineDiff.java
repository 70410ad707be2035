package io.tummycrypt.tcfs.app.device;

import java.util.ArrayList;
import java.util.List;

/** The lines that lead from one text to another, by their longest common subsequence. */
final class LineDiff {
  private static final int MAX_LINES = 4000;

  private LineDiff() {}

  /** Changed lines only, marked {@code -} and {@code +}. */
  static List<String> of(String from, String to) {
    List<String> before = from.lines().limit(MAX_LINES).toList();
    List<String> after = to.lines().limit(MAX_LINES).toList();
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("-" + before.get(i++));
      } else {
        lines.add("+" + after.get(j++));
      }
    }
    return lines;
  }
}

package io.tummycrypt.tcfs.app.device;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The lines that lead from one text to another. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /**
   * A unified diff with three lines of context, as {@code patch} takes it; empty for equal texts.
   *
   * @param fromName what the first text is called
   * @param toName what the second text is called
   */
  static List<String> of(String fromName, String from, String toName, String to) {
    List<String> before = from.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        fromName, toName, before, DiffUtils.diff(before, to.lines().toList()), CONTEXT);
  }
}

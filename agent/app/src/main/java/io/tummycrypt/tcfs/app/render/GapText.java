package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.store.slot.History.Gap;
import java.util.List;

/** What of the history cannot be read. */
final class GapText {
  private GapText() {}

  /** Prints each behind an empty line, with what to do about it. */
  static void print(List<Gap> gaps, Page lines) {
    for (Gap gap : gaps) {
      lines.accept("");
      lines.accept(
          "Unreadable device %s: slot %d: %s"
              .formatted(gap.device(), gap.slot(), Words.line(gap.problem())));
      lines.accept("  what only that object tells is missing here");
      lines.accept("  to go on: restore that object from a copy of the store");
    }
  }
}

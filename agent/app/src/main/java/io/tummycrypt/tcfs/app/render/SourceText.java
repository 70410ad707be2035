package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Setup;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From where a fleet document is published, and what came of it. */
public final class SourceText {
  /** More would hide the rest of a status. */
  private static final int MOST_REASONS = 10;

  private SourceText() {}

  /** The source, and which state of it. */
  public static String of(SourceNote note) {
    return note.version().isEmpty() ? note.source() : note.source() + " at " + note.version();
  }

  /** Prints what is not as usual on this machine. */
  static void print(Setup setup, Page lines) {
    if (setup.switchedOff() != null) {
      lines.accept("  off        " + setup.switchedOff() + " in device.yaml");
    }
    if (setup.tooOld() != null) {
      lines.accept("  ! " + Words.line(setup.tooOld()) + "; nothing is changed");
    }
    @Nullable SourceNote note = setup.source();
    if (note != null) {
      print(note, lines);
    }
  }

  private static void print(SourceNote note, Page lines) {
    String since = ", since " + Amounts.time(note.since());
    lines.accept("  source     " + Words.line(of(note)) + ": " + text(note.outcome()) + since);
    List<String> reasons = note.reasons();
    reasons.stream()
        .limit(MOST_REASONS)
        .forEach(reason -> lines.accept("    ! " + Words.line(reason)));
    if (reasons.size() > MOST_REASONS) {
      lines.accept("    and %d more".formatted(reasons.size() - MOST_REASONS));
    }
    if (note.outcome() == SourceNote.Outcome.DISPUTED) {
      lines.accept("    to have it rule: tcfs fleet publish --from-source --take-over");
    } else if (!reasons.isEmpty()) {
      lines.accept("    to try again now: tcfs fleet publish --from-source");
    }
  }

  private static String text(SourceNote.Outcome outcome) {
    return switch (outcome) {
      case PUBLISHED -> "is published";
      case REFUSED -> "is not followed";
      case AWAY -> "cannot be reached";
      case DISPUTED -> "is not published";
      case FAILED -> "could not be published";
    };
  }
}

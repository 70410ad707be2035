package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Mending;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.store.copy.Copied;

/** What came of copying a store, and what to do then. */
public final class CopiedText {
  private CopiedText() {}

  /** Prints all of it. */
  public static void print(StoreCopied result, Page lines) {
    Copied copied = result.copied();
    lines.heading("Fleet %s, from %s to %s".formatted(result.fleet(), result.from(), result.to()));
    for (Copied.Problem problem : copied.problems()) {
      lines.accept("  ! " + Words.of(problem.object()));
      Wrapped.print("    ", Words.line(problem.text()), lines);
      Wrapped.print("    next step: ", Mending.nextStep(result, problem), lines);
    }
    if (copied.left() > 0) {
      lines.accept(
          "  left behind: " + Amounts.count(copied.left(), "object") + " that no device needs");
    }
    lines.accept(
        "Result: copied %s, %s; %d there already"
            .formatted(
                Amounts.count(copied.objects(), "object"),
                Amounts.bytes(copied.bytes()),
                copied.present()));
    lines.accept("");
    lines.accept("Next:");
    if (copied.problems().isEmpty()) {
      change(result, lines);
    } else {
      mend(result, lines);
    }
  }

  private static void change(StoreCopied result, Page lines) {
    next("let all devices rest, and copy once more: what came meanwhile is copied then", lines);
    next("see that it is whole: tcfs store check --read-data --store " + result.to(), lines);
    next(
        "write 'store: %s' into device.yaml of every device, with 's3' as for init, and sync"
            .formatted(result.to()),
        lines);
  }

  /** Only beside the old store can what is missing in the new one be made again. */
  private static void mend(StoreCopied result, Page lines) {
    next(
        "repair %s first, from a device that uses it: tcfs store repair --read-data"
            .formatted(result.from()),
        lines);
    next(
        "see what is damaged still, and who needs it: tcfs store check --read-data --store "
            + result.from(),
        lines);
    next(
        "copy again; until a copy finds nothing wrong, keep %s and let the devices use it"
            .formatted(result.from()),
        lines);
  }

  private static void next(String text, Page lines) {
    Wrapped.print("  - ", text, lines);
  }
}

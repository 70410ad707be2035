package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.core.apply.Report.Displaced;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.plan.Notice.UnreadableDevice;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import java.nio.file.Path;

/** What came of a pull. */
public final class PullText {
  private PullText() {}

  /** Prints what was written, what made room for it, what failed, and the numbers. */
  public static void print(PulledFiles pulled, Page lines) {
    for (Path kept : pulled.recovered()) {
      lines.accept(
          "An earlier pull was cut short; what had to make room for it is now "
              + Words.of(kept.toString()));
    }
    if (pulled.unrecovered() != null) {
      lines.accept(
          "An earlier pull was cut short, and what it left stays where it is: "
              + Words.line(pulled.unrecovered()));
    }
    if (pulled.displacedTo() != null) {
      lines.accept(
          "  ! kept what was at %s as %s"
              .formatted(
                  Words.of(pulled.local().toString()), Words.of(pulled.displacedTo().toString())));
    }
    ActionText.print(pulled.outcome().done(), lines);
    new Table<Displaced>("  ")
        .column(item -> "! kept what was at " + Words.path(item.path().toString()))
        .column(item -> "as " + Words.path(item.copy().toString()))
        .print(pulled.outcome().displaced(), lines);
    new Table<Failure>("  ")
        .column(failure -> "! failed " + Words.path(failure.path().toString()))
        .column(failure -> Words.line(failure.reason()))
        .print(pulled.outcome().failed(), lines);
    lines.accept(
        "Pulled %s: %s as in the fleet, %d of them written, %d failed"
            .formatted(
                Words.of(pulled.remote().toString()),
                entries(pulled),
                pulled.written(),
                pulled.outcome().failed().size()));
    GapText.print(pulled.unreadable().stream().map(PullText::gap).toList(), lines);
  }

  private static String entries(PulledFiles pulled) {
    String files = Amounts.count(pulled.files(), "file");
    String folders = Amounts.count(pulled.folders(), "folder");
    if (pulled.folders() == 0) {
      return files;
    }
    return pulled.files() == 0 ? folders : files + " and " + folders;
  }

  private static Gap gap(UnreadableDevice unreadable) {
    return new Gap(unreadable.device(), unreadable.slot().seq(), unreadable.slot().problem());
  }
}

package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.version.Version;

/** Open conflicts: all contents of a path, and the command that decides. */
public final class ConflictText {
  private ConflictText() {}

  /** Prints the open conflicts of a plan, each behind an empty line. */
  public static void print(Planned planned, Page lines) {
    for (Notice notice : planned.plan().notices()) {
      if (notice instanceof OpenConflict conflict) {
        print(planned, conflict, lines);
      }
    }
  }

  private static void print(Planned planned, OpenConflict conflict, Page lines) {
    lines.accept("");
    lines.heading(
        "Conflict in root %s: %s"
            .formatted(conflict.root(), Words.path(conflict.path().toString())));
    new Table<Version>("  ")
        .column(version -> "! by " + version.by())
        .colour(_ -> Colour.NOTICE)
        .column(version -> Amounts.time(version.mtime()))
        .column(version -> ContentText.of(version.content()))
        .column(version -> ContentText.identity(version.content()))
        .column(version -> conflict.shown().sameContent(version.content()) ? "is here" : "")
        .print(conflict.siblings().contents(), lines);
    lines.accept(
        "  to decide: tcfs resolve-conflict %s --seen %s --keep-local (or --keep-remote, --keep-both)"
            .formatted(Words.of(localPath(planned, conflict)), conflict.hash()));
  }

  private static String localPath(Planned planned, OpenConflict conflict) {
    DesiredRoot root = planned.desired().roots().get(conflict.root());
    return root == null
        ? new Place(conflict.root(), conflict.path()).toString()
        : root.localPath().value() + "/" + conflict.path();
  }
}

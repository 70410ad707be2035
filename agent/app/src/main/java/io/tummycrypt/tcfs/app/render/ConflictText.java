package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;

/** Open conflicts and refused pushes: all contents of a path, and the command that decides. */
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

  /** Prints refused pushes in the same way. */
  public static void print(List<RefusedPush> pushes, Page lines) {
    pushes.forEach(push -> print(push, lines));
  }

  private static void print(RefusedPush push, Page lines) {
    String local = Words.of(push.local());
    Overtaken overtaken = push.overtaken();
    lines.accept("");
    lines.heading("Refused push of %s to %s".formatted(local, Words.of(push.place().toString())));
    versions(overtaken, lines);
    Wrapped.print("  to decide:   ", decision(local, push.conflict()), lines);
    if (push.place().root().equals(RootName.DETACHED)) {
      Wrapped.print(
          "  to leave it: ",
          "tcfs push %s --as default/ANOTHER-NAME, or move the file away".formatted(local),
          lines);
    }
  }

  /** Prints what is here, and what the fleet has that nobody here has seen. */
  static void versions(Overtaken overtaken, Page lines) {
    lines.accept(
        "  ! here  %s  %s"
            .formatted(ContentText.of(overtaken.here()), ContentText.identity(overtaken.here())));
    new Table<Version>("  ")
        .column(version -> "! by " + version.by())
        .column(version -> "changed " + Amounts.time(version.mtime()))
        .column(version -> ContentText.of(version.content()))
        .column(version -> ContentText.identity(version.content()))
        .print(overtaken.unseen().versions(), lines);
  }

  private static void print(Planned planned, OpenConflict conflict, Page lines) {
    lines.accept("");
    lines.heading(
        "Conflict in root %s: %s"
            .formatted(conflict.root(), Words.path(conflict.path().toString())));
    new Table<Version>("  ")
        .column(version -> "! by " + version.by())
        .colour(_ -> Colour.NOTICE)
        .column(version -> "changed " + Amounts.time(version.mtime()))
        .column(version -> ContentText.of(version.content()))
        .column(version -> ContentText.identity(version.content()))
        .column(version -> conflict.shown().sameContent(version.content()) ? "is here" : "")
        .print(conflict.siblings().contents(), lines);
    String local = Words.of(localPath(planned, conflict));
    Wrapped.print("  to decide: ", decision(local, conflict), lines);
  }

  private static String decision(String local, OpenConflict conflict) {
    return "tcfs resolve-conflict %s --seen %s --keep-local (or --keep-remote, --keep-both)"
        .formatted(local, conflict.hash());
  }

  private static String localPath(Planned planned, OpenConflict conflict) {
    DesiredRoot root = planned.desired().roots().get(conflict.root());
    return root == null
        ? new Place(conflict.root(), conflict.path()).toString()
        : root.localPath().value() + "/" + conflict.path();
  }
}

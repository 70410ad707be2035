package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paths that are left alone, why, and what would help. */
final class FindingText {
  private static final String NAMES = "name";

  private FindingText() {}

  private record Line(RootName root, String path, String kind, String detail, String remedy) {}

  static void print(List<Notice> notices, Page lines) {
    List<Line> findings = findings(notices);
    if (findings.isEmpty()) {
      return;
    }
    lines.accept("");
    lines.heading("Findings: these are left alone, the rest goes on");
    new Table<Line>("  ")
        .column(line -> "! " + line.root + ":" + (line.path.isEmpty() ? "" : " " + line.path))
        .colour(_ -> Colour.NOTICE)
        .mayShorten()
        .column(Line::kind)
        .column(Line::detail)
        .column(line -> "-> " + line.remedy)
        .print(findings, lines);
  }

  private static List<Line> findings(List<Notice> notices) {
    List<Line> findings = new ArrayList<>();
    for (Notice notice : notices) {
      if (notice instanceof Notice.Finding(var root, var path, var problem)) {
        String kind = problem.kind().name().toLowerCase(Locale.ROOT);
        String name = Words.path(path.toString());
        String detail = Words.line(problem.detail());
        findings.add(new Line(root, name, kind, detail, remedy(problem.kind())));
      } else if (notice instanceof Notice.NameFinding(var root, var name)) {
        findings.add(new Line(root, "", NAMES, Words.line(name.text()), remedy(Problem.Kind.NAME)));
      }
    }
    return findings;
  }

  private static String remedy(Problem.Kind kind) {
    return switch (kind) {
      case UNREADABLE -> "make it readable, or exclude it";
      case SPECIAL -> "exclude it, or move it away";
      case NAME -> "rename it";
      case UNSTABLE -> "sync again when nothing writes to it";
      case MOUNT -> "mount or unmount as before, or make it a root of its own";
    };
  }
}

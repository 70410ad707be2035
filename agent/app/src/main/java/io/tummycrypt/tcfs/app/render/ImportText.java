package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.ImportPlan.Differing;
import io.tummycrypt.tcfs.store.older.ImportPlan.New;
import io.tummycrypt.tcfs.store.older.ImportPlan.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an import would do, and what came of it. */
public final class ImportText {
  private static final int LISTED = 20;

  private ImportText() {}

  /** Prints what would be imported, what would not and why, and the numbers. */
  public static void printPlan(Imported planned, Page lines) {
    ImportPlan plan = planned.plan();
    lines.heading(
        "Import of %s into %s"
            .formatted(Words.of(planned.source()), Words.of(plan.into().toString())));
    new Table<New>("  ")
        .column(item -> "+ " + Words.path(item.version().path().toString()))
        .mayShorten()
        .column(item -> ContentText.of(item.version().content()))
        .column(item -> ContentText.identity(item.version().content()))
        .column(item -> "by " + item.version().by())
        .column(item -> Amounts.time(item.version().mtime()))
        .print(plan.news(), lines);
    refused(plan.refused(), lines);
    differing(plan.into(), plan.differing(), lines);
    lines.accept("");
    lines.heading("Plan: " + numbers(plan));
    left(plan, lines);
  }

  /** Prints what failed, what was overtaken, and the numbers. */
  public static void printResult(Imported imported, Page lines) {
    new Table<Failure>("  ")
        .column(failure -> "! failed " + Words.path(failure.path().toString()))
        .colour(_ -> Colour.NOTICE)
        .column(failure -> Words.line(failure.reason()))
        .mayWrap()
        .print(imported.failed(), lines);
    differing(imported.plan().into(), imported.overtaken(), lines);
    ImportPlan plan = imported.plan();
    int conflicts = plan.differing().size() + imported.overtaken().size();
    long bytes = imported.done().stream().mapToLong(done -> done.content().bytes()).sum();
    lines.heading(
        "Result: %d imported (%s), %d there already, %s, %d refused, %d failed"
            .formatted(
                imported.done().size(),
                Amounts.bytes(bytes),
                plan.known(),
                Amounts.count(conflicts, "conflict"),
                plan.refused().size(),
                imported.failed().size()));
    if (!imported.done().isEmpty()) {
      lines.accept("Next: 'tcfs sync' brings it to the folder of the root, on each device.");
    }
  }

  /** A repository alone may be thousands of paths with one reason. */
  private static void refused(List<Refused> all, Page lines) {
    Map<String, Integer> counts = new TreeMap<>();
    List<Refused> listed =
        all.stream()
            .filter(item -> counts.merge(item.reason(), 1, Integer::sum) <= LISTED)
            .toList();
    new Table<Refused>("  ")
        .column(item -> "! " + Words.path(item.name()))
        .colour(_ -> Colour.NOTICE)
        .column(item -> "refused: " + Words.line(item.reason()))
        .mayWrap()
        .print(listed, lines);
    counts.forEach((reason, count) -> {
      if (count > LISTED) {
        lines.accept("  ! and %d more: %s".formatted(count - LISTED, Words.line(reason)));
      }
    });
  }

  /** Both sides of what is not imported because the fleet has something else. */
  private static void differing(Place into, List<Differing> all, Page lines) {
    for (Differing each : all) {
      Place place = new Place(into.root(), each.path());
      lines.accept("");
      lines.accept("Not imported: the fleet has something else at " + Words.of(place.toString()));
      lines.accept(
          "  ! older  %s  %s  %s"
              .formatted(
                  ContentText.of(each.older()),
                  ContentText.identity(each.older()),
                  each.device().isEmpty() ? "" : "by " + Words.line(each.device()))
              .stripTrailing());
      new Table<Version>("  ")
          .column(version -> "! by " + version.by())
          .column(version -> "changed " + Amounts.time(version.mtime()))
          .column(version -> ContentText.of(version.content()))
          .column(version -> ContentText.identity(version.content()))
          .column(version -> version.path().equals(each.path()) ? "" : where(version))
          .print(each.fleet(), lines);
    }
    if (!all.isEmpty()) {
      lines.accept(
          "  to have both: import into another folder, --into %s/FOLDER".formatted(into.root()));
    }
  }

  private static String where(Version version) {
    return "at " + Words.path(version.path().toString());
  }

  private static String numbers(ImportPlan plan) {
    return "%d to import (%s), %d there already, %s, %d refused"
        .formatted(
            plan.news().size(),
            Amounts.bytes(plan.bytes()),
            plan.known(),
            Amounts.count(plan.differing().size(), "conflict"),
            plan.refused().size());
  }

  private static void left(ImportPlan plan, Page lines) {
    List<String> parts = new ArrayList<>();
    if (plan.deleted() > 0) {
      parts.add(Amounts.count(plan.deleted(), "path") + " deleted there");
    }
    if (plan.unnamed() > 0) {
      parts.add(Amounts.count(plan.unnamed(), "manifest") + " that no path has any more");
    }
    if (!parts.isEmpty()) {
      lines.accept("Left out: " + String.join(", ", parts));
    }
  }
}

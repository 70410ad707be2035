package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.app.operations.Explained.Elsewhere;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Explanation;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Verdict;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a path stands: the verdict, its cause, what is here and elsewhere, and what changes it. */
public final class ExplainText {
  private static final int MOST_BELOW = 20;

  private final Explained explained;
  private final Page lines;

  private ExplainText(Explained explained, Page lines) {
    this.explained = explained;
    this.lines = lines;
  }

  /** Prints the path itself, then what below it is not simply synchronised. */
  public static void print(Explained explained, Page lines) {
    ExplainText text = new ExplainText(explained, lines);
    text.line("path", Words.of(explained.local()) + "  (" + root(explained) + ")");
    List<Explanation> all = explained.explanations();
    if (explained.place().path() != null && !all.isEmpty()) {
      text.one(all.getFirst());
      text.below(all.subList(1, all.size()));
    } else {
      text.below(all);
    }
    NoticeText.printUnreadable(explained.planned(), lines);
  }

  private static String root(Explained explained) {
    return "root " + explained.place().root();
  }

  private void line(String label, String text) {
    Wrapped.print(String.format("%-10s  ", label), text, lines);
  }

  private void one(Explanation it) {
    line("verdict", it.verdict().text());
    line("because", CauseText.because(it));
    String failure = explained.failure(it);
    if (failure != null) {
      line("failed", AgentText.failure(failure));
    }
    for (Action action : it.actions()) {
      Page plan = text -> line("plan", text.strip());
      ActionText.print(List.of(action), plan);
    }
    line("here", here(it));
    elsewhere(it);
    String remedy = CauseText.toChange(explained, it);
    if (!remedy.isEmpty()) {
      line("to change", remedy);
    }
  }

  private static String here(Explanation it) {
    LocalItem item = it.here();
    if (item == null) {
      return switch (it.verdict()) {
        case IGNORED, UNSUPPORTED, FAILED -> "not looked at";
        case SYNCHRONISED, PENDING, HELD, CONFLICT, ABSENT -> "nothing";
      };
    }
    String changed = Amounts.time(Instant.EPOCH.plusNanos(item.stat().mtimeNanos()));
    return String.join(
            "  ",
            ContentText.of(item.content()),
            ContentText.identity(item.content()),
            "changed " + changed)
        .replace("    ", "  ");
  }

  private void elsewhere(Explanation it) {
    if (it.cause() instanceof Explanation.FolderOfOthers
        || it.cause() instanceof Explanation.RootHalted) {
      return;
    }
    if (it.versions().isEmpty()) {
      line("elsewhere", isFleetReadable() ? "the fleet does not know it" : "not known, see below");
      return;
    }
    for (Version version : it.versions()) {
      String what =
          version.isLive()
              ? ContentText.of(version.content()) + "  " + ContentText.identity(version.content())
              : "deleted";
      String by = "by " + version.by() + ", changed " + Amounts.time(version.mtime());
      line("elsewhere", (what + "  " + by).replace("    ", "  "));
    }
    for (Elsewhere device : explained.elsewhere()) {
      String since =
          device.reported() == null
              ? "it has never reported"
              : "last report " + Amounts.time(device.reported());
      String knows = device.has() ? " has read that" : " has not read that yet";
      line("", device.device() + knows + "; " + since);
    }
  }

  private boolean isFleetReadable() {
    return explained.planned().plan().notices().stream()
        .noneMatch(Notice.UnreadableDevice.class::isInstance);
  }

  /** How many there are of each verdict, and the first of those that are not as desired. */
  private void below(List<Explanation> all) {
    if (all.isEmpty()) {
      names();
      return;
    }
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    all.forEach(each -> counts.merge(each.verdict(), 1L, Long::sum));
    line(
        "below",
        counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey().text())
            .collect(Collectors.joining(", ")));
    List<Explanation> other =
        all.stream().filter(each -> each.verdict() != Verdict.SYNCHRONISED).toList();
    new Table<Explanation>("  ")
        .column(each -> "! " + each.verdict().text())
        .column(each -> each.path() == null ? "." : Words.path(each.path().toString()))
        .mayShorten()
        .column(this::because)
        .mayWrap()
        .print(other.stream().limit(MOST_BELOW).toList(), lines);
    names();
    for (Explanation each : all) {
      if (each.path() == null) {
        line("to change", CauseText.toChange(explained, each));
      }
    }
    if (other.size() > MOST_BELOW) {
      lines.accept("  and " + (other.size() - MOST_BELOW) + " more; --json lists all");
    }
  }

  private String because(Explanation it) {
    String failure = explained.failure(it);
    return CauseText.because(it) + (failure == null ? "" : "; " + AgentText.failure(failure));
  }

  /** A name that is no path has no verdict of its own. */
  private void names() {
    for (Notice notice : explained.planned().plan().notices()) {
      if (notice instanceof Notice.NameFinding finding) {
        lines.accept("  ! unsupported  " + Words.line(finding.name().text()));
      }
    }
  }
}

package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.PlanSummary;
import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.Status.BrokenCopy;
import io.tummycrypt.tcfs.app.operations.Status.RootState;
import io.tummycrypt.tcfs.app.operations.Status.Standing;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a device stands, at a glance; or how one path stands, in full. */
public final class StatusText {
  private static final String HALTED = "halted";
  private static final String WAITS = "waits for you";
  private static final String AS_DESIRED = "as desired";
  private static final String TO_APPLY = "to apply";

  private StatusText() {}

  /** Prints the whole device, or only the place that was asked for. */
  public static void print(Status status, Page lines) {
    Planned planned = status.planned();
    lines.heading("Device " + planned.device() + " of fleet " + planned.desired().fleet());
    lines.accept("  store      " + Words.of(status.store()));
    lines.accept("  document   " + document(planned.source()));
    if (status.broken() != null) {
      printBroken(status.broken(), lines);
    }
    SourceText.print(status.setup(), lines);
    if (planned.desired().suspended().value()) {
      lines.accept("  suspended  " + Words.line(planned.desired().suspended().origin().toString()));
    }
    lines.accept(
        "  last sync  "
            + (status.lastSync() == null ? "none known" : Amounts.time(status.lastSync())));
    AgentText.print(status.agent(), lines);
    lines.accept("");
    printRoots(status, lines);
    Planned focus = status.focus();
    if (status.place() != null) {
      lines.accept("");
      printPlace(status.place(), status.standing(), lines);
      ActionText.print(focus.plan().actions(), lines);
    }
    lines.accept("");
    SummaryText.print(PlanSummary.of(focus.plan()), lines);
    NoticeText.print(focus, lines);
    ConflictText.print(status.focusedPushes(), lines);
    NoticeText.printLeftOut(focus, lines);
  }

  private static void printRoots(Status status, Page lines) {
    if (status.roots().isEmpty()) {
      lines.accept("This device has no root; to give it one: tcfs root add NAME=PATH");
      return;
    }
    new Table<RootState>("")
        .column("ROOT", root -> root.root().text())
        .column("STATE", root -> state(status, root))
        .colour(root -> colour(state(status, root)))
        .column("FILES", root -> "" + root.files())
        .column("SIZE", root -> Amounts.bytes(root.bytes()))
        .column("VAULT", root -> Amounts.bytes(root.vaultBytes()))
        .column("FOLDER", root -> folder(status.planned(), root))
        .print(status.roots(), lines);
  }

  private static void printPlace(Place place, @Nullable Standing standing, Page lines) {
    if (place.path() != null && standing != null) {
      lines.accept("Path " + Words.path(place.path().toString()) + ": " + text(standing));
    }
  }

  private static String text(Standing standing) {
    return switch (standing) {
      case Standing.LeftOut(var rule) when rule.equals(NameVerdict.REPOSITORY) ->
          "part of a git repository, which is not carried";
      case Standing.LeftOut(var rule) ->
          "left out by the pattern '%s' (%s)"
              .formatted(Words.line(rule.value()), Words.line(rule.origin().toString()));
      case Standing.Agreed(var content) ->
          ("agreed upon as " + ContentText.of(content) + "  " + ContentText.identity(content))
              .strip();
      case Standing.Unknown() -> "nothing is agreed upon";
    };
  }

  private static void printBroken(BrokenCopy broken, Page lines) {
    String count = Amounts.count(broken.findings().size(), "finding");
    String first = Words.line(broken.findings().getFirst().toString());
    lines.accept("  ! the working copy cannot be used: " + count + ", the first is");
    lines.accept("    " + first);
    lines.accept("    to see all: tcfs fleet validate " + Words.of(broken.file().toString()));
  }

  static String document(Source source) {
    return switch (source) {
      case Source.Published published -> published(published);
      case Source.WorkingCopy copy ->
          "revision %d; the working copy %s is not published"
              .formatted(copy.published(), Words.of(copy.file().toString()));
    };
  }

  private static String published(Source.Published published) {
    String from = published.from() == null ? "" : ", from " + Words.line(published.from());
    return "revision " + published.revision() + from;
  }

  private static String state(Status status, RootState root) {
    Planned planned = status.planned();
    List<Action> actions =
        planned.plan().actions().stream().filter(a -> a.root().equals(root.root())).toList();
    List<Notice> notices =
        planned.plan().notices().stream()
            .filter(notice -> NoticeText.roots(List.of(notice)).contains(root.root()))
            .toList();
    PlanSummary summary = PlanSummary.of(actions, notices);
    if (summary.count(What.HALTED) > 0) {
      return HALTED;
    }
    boolean isRefused =
        status.pushes().stream().anyMatch(push -> push.place().root().equals(root.root()));
    if (isRefused || summary.count(What.CONFLICTS) + summary.count(What.HELD) > 0) {
      return WAITS;
    }
    return actions.isEmpty() ? notices.isEmpty() ? AS_DESIRED : "findings" : TO_APPLY;
  }

  private static @Nullable Colour colour(String state) {
    return switch (state) {
      case HALTED, WAITS -> Colour.NOTICE;
      case AS_DESIRED -> Colour.ADDED;
      case TO_APPLY -> Colour.CHANGED;
      default -> null;
    };
  }

  private static String folder(Planned planned, RootState root) {
    DesiredRoot desired = planned.desired().roots().get(root.root());
    return desired == null ? "-" : Words.of(desired.localPath().value());
  }
}

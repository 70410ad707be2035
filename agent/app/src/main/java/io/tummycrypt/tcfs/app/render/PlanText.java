package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.PlanSummary;
import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan as {@code diff-desired} shows it: what is done in each root, all of it; the numbers; what
 * waits for a person, with the command that ends the waiting; what to do next.
 */
public final class PlanText {
  private final Planned planned;
  private final PlanSummary summary;
  private final Page lines;

  private PlanText(Planned planned, Page lines) {
    this.planned = planned;
    this.summary = PlanSummary.of(planned.plan());
    this.lines = lines;
  }

  /** Prints what is known of several devices. */
  public static void printAll(List<Outlook> outlooks, Page lines) {
    for (int i = 0; i < outlooks.size(); i++) {
      if (i > 0) {
        lines.accept("");
      }
      switch (outlooks.get(i)) {
        case Planned planned when planned.isOwn() -> print(planned, lines);
        case Planned planned -> printBare(planned, lines);
        case Outlook.Unknown unknown ->
            lines.accept("Device " + unknown.device() + ": unknown, " + Words.line(unknown.why()));
      }
    }
  }

  /** Prints a plan, and what to do with it. */
  public static void print(Planned planned, Page lines) {
    printBare(planned, lines);
    new PlanText(planned, lines).nextSteps();
  }

  /** Prints a plan where what to do with it is known. */
  public static void printBare(Planned planned, Page lines) {
    PlanText text = new PlanText(planned, lines);
    text.header();
    StreamText.print(planned.streams(), lines);
    text.roots();
    lines.accept("");
    SummaryText.print(text.summary, lines);
    NoticeText.printAll(planned, lines);
    NoticeText.printLeftOut(planned, lines);
  }

  /** Prints whose plan it is and what for. */
  static void printHeader(Planned planned, Page lines) {
    new PlanText(planned, lines).header();
  }

  private void header() {
    String revision =
        switch (planned.source()) {
          case Source.Published published -> "revision " + published.revision();
          case Source.WorkingCopy copy ->
              "working copy " + Words.of(copy.file().toString()) + ", which is not published";
        };
    lines.heading(
        "Device %s of fleet %s, %s"
            .formatted(planned.device(), planned.desired().fleet(), revision));
    if (planned.desired().suspended().value()) {
      lines.accept(
          lines.paint(
              Colour.NOTICE,
              "! suspended: a sync does nothing while the document says so (%s)"
                  .formatted(Words.line(planned.desired().suspended().origin().toString()))));
    }
    if (planned.reported() != null) {
      ReportText.print(planned.reported(), lines);
    }
  }

  private void roots() {
    Map<RootName, List<Action>> byRoot = new TreeMap<>();
    for (Action action : planned.plan().actions()) {
      byRoot.computeIfAbsent(action.root(), _ -> new ArrayList<>()).add(action);
    }
    Collection<RootName> waiting = NoticeText.roots(planned.plan().notices());
    TreeSet<RootName> names = new TreeSet<>(planned.desired().roots().keySet());
    names.addAll(byRoot.keySet());
    for (RootName name : names) {
      lines.accept("");
      List<Action> actions = byRoot.getOrDefault(name, List.of());
      String state = actions.isEmpty() ? idle(waiting.contains(name)) : "";
      lines.heading("Root " + name + at(name) + state);
      ActionText.print(actions, lines);
    }
  }

  private String at(RootName name) {
    DesiredRoot root = planned.desired().roots().get(name);
    return root == null ? "" : " at " + Words.of(root.localPath().value());
  }

  private static String idle(boolean waits) {
    return waits ? ": nothing to apply, see below" : ": as desired";
  }

  private void nextSteps() {
    boolean hasActions = !planned.isEmpty();
    lines.accept("");
    switch (planned.source()) {
      case Source.WorkingCopy copy ->
          lines.accept(
              "Next: 'tcfs fleet publish' makes this the rule; until then revision %d is."
                  .formatted(copy.published()));
      case Source.Published _ when hasActions && planned.desired().suspended().value() ->
          lines.accept("Next: nothing, while the fleet is suspended.");
      case Source.Published _ when hasActions ->
          lines.accept("Next: 'tcfs apply' asks and does it; 'tcfs sync' does it without asking.");
      case Source.Published _ ->
          lines.accept(waitsForAPerson() ? "Nothing to apply." : "Nothing to do.");
    }
    if (replacesBytes()) {
      lines.accept("What is deleted or replaced here is kept in .tcfs/vault of its root.");
    }
    if (waitsForAPerson()) {
      lines.accept("What waits for you is listed above, each with its command.");
    }
  }

  private boolean waitsForAPerson() {
    return summary.count(What.CONFLICTS) + summary.count(What.HELD) + summary.count(What.HALTED)
        > 0;
  }

  private boolean replacesBytes() {
    return planned.plan().actions().stream()
        .anyMatch(action ->
            action instanceof Action.Delete
                || (action instanceof Action.Pull pull && pull.expected().isLive()));
  }
}

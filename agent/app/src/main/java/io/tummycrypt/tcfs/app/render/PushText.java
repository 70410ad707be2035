package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.OutdatedPush;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice.LeftOut;
import io.tummycrypt.tcfs.core.plan.Notice.NotSupported;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import java.util.List;
import java.util.Map;

/** What came of a push: what was published, or what stands against it. */
public final class PushText {
  private static final int LISTED = 20;

  private PushText() {}

  /** Prints all of it, and what to do next. */
  public static void print(Pushed pushed, Page lines) {
    PlanText.printHeader(pushed.applied().planned(), lines);
    pushed.overtaken().forEach(each -> print(each, lines));
    pushed.outdated().forEach(each -> print(each, lines));
    if (pushed.isRefused()) {
      lines.accept("");
      lines.accept("Result: nothing was published");
      lines.accept("Next: " + next(pushed));
      return;
    }
    OutcomeText.printPushed(pushed.applied(), isAsDesired(pushed), lines);
    numbers(pushed, lines);
    behind(pushed, lines);
  }

  /** What a push leaves to others, so that nobody takes the fleet for the same as what is here. */
  private static void behind(Pushed pushed, Page lines) {
    List<Action> all = pushed.behind();
    if (all.isEmpty()) {
      return;
    }
    lines.accept("");
    lines.heading("Newer in the fleet, and not brought here by a push");
    ActionText.print(all.subList(0, Math.min(all.size(), LISTED)), lines);
    more(all.size(), lines);
    boolean isDetached = all.getFirst().root().equals(RootName.DETACHED);
    lines.accept("Next: " + (isDetached ? "'tcfs pull' brings it here." : "'tcfs sync' does it."));
  }

  private static void print(Overtaken overtaken, Page lines) {
    Place place = new Place(overtaken.root(), overtaken.path());
    lines.accept("");
    lines.accept(
        "Not pushed: "
            + Words.of(place.toString())
            + (overtaken.isOpen()
                ? " has an open conflict, which nobody has decided yet"
                : " has a version that this device has not seen"));
    ConflictText.versions(overtaken, lines);
    lines.accept(
        "  to decide: tcfs resolve-conflict %s --keep-local (or --keep-remote, --keep-both)"
            .formatted(Words.of(place.toString())));
  }

  private static void print(OutdatedPush outdated, Page lines) {
    Overtaken overtaken = outdated.overtaken();
    String place = Words.of(outdated.place().toString());
    String local = Words.of(outdated.local());
    lines.accept("");
    lines.accept(
        "Nothing to push: %s is unchanged here, and the fleet has a newer version"
            .formatted(place));
    ConflictText.versions(overtaken, lines);
    lines.accept(
        "  to have the newer one here: "
            + (overtaken.root().equals(RootName.DETACHED)
                ? "tcfs pull " + place + " " + local
                : "tcfs sync"));
    lines.accept(
        "  to go back to this one:     after that, tcfs show %s@%s > %s, and push it"
            .formatted(place, outdated.here(), local));
  }

  /** A choice is about edits; what is unchanged has none. */
  private static String next(Pushed pushed) {
    if (pushed.outdated().isEmpty()) {
      return "the same push with --keep-local or --keep-both decides for all of them.";
    }
    String first = "bring what is newer here, or leave it out of the push: ";
    return first
        + (pushed.overtaken().isEmpty()
            ? "--keep-local keeps edits, and none was made here."
            : "--keep-local and --keep-both decide about the others, which were edited here.");
  }

  /** Bytes are counted before compression, and what was there already is not sent. */
  private static void numbers(Pushed pushed, Page lines) {
    Outcome outcome = pushed.applied().outcome();
    long bytes = 0;
    for (Action action : outcome.done()) {
      bytes += action instanceof Action.Push push ? push.version().content().bytes() : 0;
    }
    long sent = Action.cost(outcome.done()).bytesUp();
    if (bytes > 0) {
      lines.accept(
          "Bytes: %s published, %s of it sent, %s there already"
              .formatted(Amounts.bytes(bytes), Amounts.bytes(sent), Amounts.bytes(bytes - sent)));
    }
    leftOut(List.copyOf(pushed.leftOut().entrySet()), lines);
    List<Place> places = pushed.places();
    boolean isSame = outcome.isEmpty() && pushed.behind().isEmpty();
    if (isSame && isAsDesired(pushed) && places.size() == 1) {
      lines.accept(
          "The fleet has all of %s that is here."
              .formatted(Words.of(places.getFirst().toString())));
    }
  }

  private static void leftOut(List<Map.Entry<TreePath, Setting<String>>> all, Page lines) {
    if (all.isEmpty()) {
      return;
    }
    lines.accept(
        "Left out: %s; what is named by itself is pushed"
            .formatted(Amounts.count(all.size(), "path")));
    new Table<Map.Entry<TreePath, Setting<String>>>("  ")
        .column(left -> "! default: " + Words.path(left.getKey().toString()))
        .colour(_ -> Colour.NOTICE)
        .mayShorten()
        .column(left -> "pattern " + Words.of(left.getValue().value()))
        .column(left -> Words.line(left.getValue().origin().toString()))
        .print(all.subList(0, Math.min(all.size(), LISTED)), lines);
    more(all.size(), lines);
  }

  private static void more(int all, Page lines) {
    if (all > LISTED) {
      lines.accept("  and %d more".formatted(all - LISTED));
    }
  }

  private static boolean isAsDesired(Pushed pushed) {
    return pushed.applied().planned().plan().notices().stream()
        .allMatch(notice -> notice instanceof LeftOut || notice instanceof NotSupported);
  }
}

package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice.LeftOut;
import io.tummycrypt.tcfs.core.plan.Notice.NotSupported;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import java.util.List;

/** What came of a push: what was published, or what stands against it. */
public final class PushText {
  private PushText() {}

  /** Prints all of it, and what to do next. */
  public static void print(Pushed pushed, Page lines) {
    PlanText.printHeader(pushed.applied().planned(), lines);
    pushed.overtaken().forEach(each -> print(each, lines));
    if (!pushed.overtaken().isEmpty()) {
      lines.accept("");
      lines.accept("Result: nothing was published");
      lines.accept("Next: the same push with --keep-local or --keep-both decides for all of them.");
      return;
    }
    OutcomeText.printPushed(pushed.applied(), lines);
    numbers(pushed, lines);
  }

  private static void print(Overtaken overtaken, Page lines) {
    Place place = new Place(overtaken.root(), overtaken.path());
    lines.accept("");
    lines.accept(
        "Not pushed: %s has a version that this device has not seen"
            .formatted(Words.of(place.toString())));
    ConflictText.versions(overtaken, lines);
    lines.accept(
        "  to decide: tcfs resolve-conflict %s --keep-local (or --keep-remote, --keep-both)"
            .formatted(Words.of(place.toString())));
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
    if (pushed.leftOut() > 0) {
      lines.accept(
          "Left out: %s, by patterns or because they are of repositories"
              .formatted(Amounts.count(pushed.leftOut(), "path")));
    }
    List<Place> places = pushed.places();
    boolean isAsDesired =
        pushed.applied().planned().plan().notices().stream()
            .allMatch(notice -> notice instanceof LeftOut || notice instanceof NotSupported);
    if (outcome.isEmpty() && isAsDesired && places.size() == 1) {
      lines.accept("The fleet has %s as it is here.".formatted(Words.of(places.getFirst() + "")));
    }
  }
}

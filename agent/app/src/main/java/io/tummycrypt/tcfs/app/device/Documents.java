package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Publication;
import io.tummycrypt.tcfs.app.operations.Pulled;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import java.io.IOException;
import java.util.List;

/** The fleet document, published and as a working copy. */
final class Documents {
  private final Session session;

  Documents(Session session) {
    this.session = session;
  }

  /** The document that a plan is for, and what it means for this device. */
  record Ruling(FleetDocument document, Desired desired, Source source) {}

  /** What every device follows. */
  Ruling published() throws IOException {
    Revision latest = latest();
    return ruling(latest.document(), latest.number(), new Source.Published(latest.number()));
  }

  /** The working copy if it says something else than what was published, else what is published. */
  Ruling toPlanFor() throws IOException {
    Revision latest = latest();
    WorkingCopy copy = WorkingCopy.read(session.home());
    if (copy == null || !isEdited(copy, latest)) {
      return published();
    }
    Source source = new Source.WorkingCopy(copy.file(), copy.madeFrom(), latest.number());
    return switch (FleetDocument.parse(copy.file().toString(), copy.text())) {
      case Result.Ok<FleetDocument>(FleetDocument document) -> ruling(document, 0, source);
      case Result.Rejected<FleetDocument> rejected ->
          throw new RefusedException(
              "the working copy is not valid: " + rejected.findings().getFirst(),
              "tcfs fleet validate " + copy.file());
    };
  }

  /** An old copy that nobody touched is no edit. */
  private boolean isEdited(WorkingCopy copy, Revision latest) throws IOException {
    if (copy.text().equals(latest.document().text())) {
      return false;
    }
    return copy.madeFrom() < 1
        || copy.madeFrom() >= latest.number()
        || !session.store().revisions().read(copy.madeFrom()).document().equals(copy.text());
  }

  private Ruling ruling(FleetDocument document, long revision, Source source) throws IOException {
    String user = session.home().user().toString();
    return switch (Effective.of(document, session.config().device(), user, revision)) {
      case Result.Ok<Effective>(Effective effective) ->
          new Ruling(document, effective.desired(), source);
      case Result.Rejected<Effective> rejected ->
          throw new RefusedException(
              "the fleet document does not hold for this device: " + rejected.findings().getFirst(),
              "correct it with 'tcfs fleet pull', an editor and 'tcfs fleet publish'");
    };
  }

  private Revision latest() throws IOException {
    Revision latest = new PublishedDocument(session.store()).latest();
    if (latest == null) {
      throw new RefusedException(
          "the store has no fleet document", "run 'tcfs init' again on this device");
    }
    return latest;
  }

  Publication publish() throws IOException {
    Revision latest = latest();
    WorkingCopy copy = copy();
    FleetDocument document;
    switch (FleetDocument.parse(copy.file().toString(), copy.text())) {
      case Result.Rejected<FleetDocument> rejected -> {
        return new Publication.Invalid(rejected.findings());
      }
      case Result.Ok<FleetDocument> ok -> document = ok.value();
    }
    if (copy.text().equals(latest.document().text())) {
      WorkingCopy.write(session.home(), copy.text(), latest.number());
      return new Publication.Unchanged(latest.number());
    }
    boolean published =
        copy.madeFrom() == latest.number()
            && new PublishedDocument(session.store())
                .publish(
                    latest.number() + 1,
                    document,
                    session.config().device(),
                    session.machine().now());
    if (!published) {
      Revision now = latest();
      List<String> difference = LineDiff.of(now.document().text(), copy.text());
      return new Publication.Outdated(copy.madeFrom(), now.number(), difference);
    }
    WorkingCopy.write(session.home(), copy.text(), latest.number() + 1);
    return new Publication.Done(latest.number() + 1);
  }

  Pulled pull() throws IOException {
    Revision latest = latest();
    WorkingCopy copy = WorkingCopy.read(session.home());
    String text = latest.document().text();
    boolean changed = copy == null || !copy.text().equals(text);
    if (copy != null && changed && isEdited(copy, latest)) {
      throw new RefusedException(
          "the working copy " + copy.file() + " has changes that are not published",
          "move it away and pull again, then bring your changes into the new copy");
    }
    WorkingCopy.write(session.home(), text, latest.number());
    return new Pulled(WorkingCopy.file(session.home()), latest.number(), changed);
  }

  private WorkingCopy copy() throws IOException {
    WorkingCopy copy = WorkingCopy.read(session.home());
    if (copy == null) {
      throw new RefusedException(
          "there is no working copy " + WorkingCopy.file(session.home()), "tcfs fleet pull");
    }
    return copy;
  }
}

package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.store.meta.FleetRevision;
import io.tummycrypt.tcfs.store.meta.RevisionOrigin;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fleet document as every device follows it: the highest revision in the store. */
public final class PublishedDocument {
  private static final int ATTEMPTS = 20;

  private final FleetStore store;

  public PublishedDocument(FleetStore store) {
    this.store = store;
  }

  /**
   * A revision and what it says.
   *
   * @param by who published it
   * @param origin where it is from; null if it was always written by hand
   */
  public record Revision(
      long number, FleetDocument document, DeviceName by, @Nullable RevisionOrigin origin) {}

  /**
   * Makes the next document from the last; the same document means that nothing is to be published.
   */
  @FunctionalInterface
  public interface Change {
    Result<FleetDocument> of(FleetDocument document);
  }

  /**
   * The highest revision; null if there is none.
   *
   * @throws IOException if it cannot be read, or this version does not understand it
   */
  public @Nullable Revision latest() throws IOException {
    FleetRevision latest = store.revisions().latest();
    return latest == null ? null : parse(latest);
  }

  private static Revision parse(FleetRevision revision) throws IOException {
    String name = "revision " + revision.n();
    return switch (FleetDocument.parse(name, revision.document())) {
      case Result.Ok<FleetDocument>(FleetDocument document) ->
          new Revision(revision.n(), document, revision.by(), revision.origin());
      case Result.Rejected<FleetDocument> rejected ->
          throw new IOException(
              name + " of the fleet document is not valid: " + rejected.findings().getFirst());
    };
  }

  /** Publishes a revision; false if its number is taken by another. */
  public boolean publish(Revision revision, Instant now) throws IOException {
    FleetRevision written =
        new FleetRevision(
            revision.number(), revision.by(), now, revision.document().text(), revision.origin());
    return store.publisher().create(written) == Creation.CREATED;
  }

  /**
   * The revision that would follow another with a document that somebody has changed by hand.
   *
   * @throws SourceRulesException if what is changed comes from a source
   */
  public static Revision next(Revision before, FleetDocument changed, DeviceName by)
      throws SourceRulesException {
    @Nullable RevisionOrigin origin = before.origin();
    if (origin != null && SourceRule.breaks(origin, before.document(), changed)) {
      throw new SourceRulesException(before.number(), origin);
    }
    return new Revision(
        before.number() + 1, changed, by, SourceRule.carried(origin, before.document(), changed));
  }

  /**
   * Changes the highest revision, again and again until nobody else was faster.
   *
   * @param first what to begin with where there is none yet
   * @throws SourceRulesException if what is changed comes from a source
   */
  public Result<Revision> change(FleetDocument first, Change change, DeviceName by, Instant now)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Revision latest = latest();
      if (latest == null) {
        Revision one = new Revision(1, first, by, null);
        if (publish(one, now)) {
          return new Result.Ok<>(one);
        }
        continue;
      }
      switch (change.of(latest.document())) {
        case Result.Rejected<FleetDocument> rejected -> {
          return new Result.Rejected<>(rejected.findings());
        }
        case Result.Ok<FleetDocument>(FleetDocument changed) -> {
          if (changed.text().equals(latest.document().text())) {
            return new Result.Ok<>(latest);
          }
          Revision next = next(latest, changed, by);
          if (publish(next, now)) {
            return new Result.Ok<>(next);
          }
        }
      }
    }
    throw new IOException("the fleet document could not be published: others keep being faster");
  }
}

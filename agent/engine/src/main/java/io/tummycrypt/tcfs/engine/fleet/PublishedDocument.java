package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.store.meta.FleetRevision;
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

  /** A revision and what it says. */
  public record Revision(long number, FleetDocument document) {}

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
      case Result.Ok<FleetDocument>(FleetDocument document) -> new Revision(revision.n(), document);
      case Result.Rejected<FleetDocument> rejected ->
          throw new IOException(
              name + " of the fleet document is not valid: " + rejected.findings().getFirst());
    };
  }

  /**
   * Publishes {@code document} as revision {@code number}; false if that number is taken by
   * another.
   */
  public boolean publish(long number, FleetDocument document, DeviceName by, Instant now)
      throws IOException {
    FleetRevision revision = new FleetRevision(number, by, now, document.text());
    return store.publisher().create(revision) == Creation.CREATED;
  }

  /**
   * Changes the highest revision, again and again until nobody else was faster.
   *
   * @param first what to begin with where there is none yet
   */
  public Result<Revision> change(FleetDocument first, Change change, DeviceName by, Instant now)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Revision latest = latest();
      if (latest == null) {
        if (publish(1, first, by, now)) {
          return new Result.Ok<>(new Revision(1, first));
        }
        continue;
      }
      switch (change.of(latest.document())) {
        case Result.Rejected<FleetDocument> rejected -> {
          return new Result.Rejected<>(rejected.findings());
        }
        case Result.Ok<FleetDocument>(FleetDocument next) -> {
          if (next.text().equals(latest.document().text())) {
            return new Result.Ok<>(latest);
          }
          if (publish(latest.number() + 1, next, by, now)) {
            return new Result.Ok<>(new Revision(latest.number() + 1, next));
          }
        }
      }
    }
    throw new IOException("the fleet document could not be published: others keep being faster");
  }
}

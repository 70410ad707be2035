package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.fleet.SourceRule;
import io.tummycrypt.tcfs.engine.home.LastRevision;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.source.DocumentSource;
import io.tummycrypt.tcfs.engine.source.SourceReading;
import io.tummycrypt.tcfs.store.meta.RevisionOrigin;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a source says, where it says something else than the revision in force. A source
 * never takes over by itself from another one: two would replace each other for ever.
 */
final class SourcePublishing {
  private static final Set<SourceNote.Outcome> SETTLED =
      EnumSet.of(SourceNote.Outcome.PUBLISHED, SourceNote.Outcome.DISPUTED);

  private final Session session;
  private final DocumentSource source;

  SourcePublishing(Session session, DocumentSource source) {
    this.session = session;
    this.source = source;
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * What the source says is in force.
     *
     * @param isNew whether it was published just now
     */
    record InForce(long revision, RevisionOrigin origin, boolean isNew) implements Outcome {}

    /** What the source says is not followed. */
    record Refused(String version, List<String> reasons) implements Outcome {}

    /** What the source says was overtaken: somebody may be showing an old state again. */
    record StepBack(String version, String reason) implements Outcome {}

    /** What is in force is not this source's to replace. */
    record Disputed(String version, String reason) implements Outcome {}

    /** Somebody published since the source was read; it has to be read again. */
    record Outdated(long revision) implements Outcome {}
  }

  /**
   * Publishes it.
   *
   * @param known the highest revision that was known when the reading began
   * @param isTakingOver also in place of what comes from elsewhere
   */
  Outcome publish(SourceReading reading, long known, boolean isTakingOver) throws IOException {
    return switch (reading) {
      case SourceReading.Refused(String version, List<String> reasons) ->
          new Outcome.Refused(version, reasons);
      case SourceReading.Read read -> publish(read, known, isTakingOver);
    };
  }

  private Outcome publish(SourceReading.Read read, long known, boolean isTakingOver)
      throws IOException {
    Revision latest = new Documents(session).latest();
    VersionFloor.require(latest.document());
    @Nullable RevisionOrigin before = latest.origin();
    boolean isOurs = before != null && before.source().equals(source.name());
    if (before != null && !isOurs && !isTakingOver) {
      return new Outcome.Disputed(read.version(), dispute(latest, before));
    }
    if (before != null && isOurs && !before.version().equals(read.version())) {
      if (latest.number() > known) {
        return new Outcome.Outdated(latest.number());
      }
      if (!isTakingOver && hasSettled(read.version()) && !isOwn(latest)) {
        return new Outcome.Disputed(read.version(), twoStates(latest, before));
      }
      if (!isTakingOver && source.isStepBack(before.version(), read)) {
        return new Outcome.StepBack(read.version(), stepBack(read, latest, before));
      }
    }
    List<String> refusals = refusals(read.document());
    if (!refusals.isEmpty()) {
      return new Outcome.Refused(read.version(), refusals);
    }
    SortedSet<DeviceName> kept = SourceRule.kept(latest, read.document(), isOurs);
    return switch (read.document().withDevicesOf(latest.document(), name(latest), kept)) {
      case Result.Rejected<FleetDocument> rejected ->
          new Outcome.Refused(
              read.version(), rejected.findings().stream().map(Finding::toString).toList());
      case Result.Ok<FleetDocument>(FleetDocument document) -> {
        RevisionOrigin origin = new RevisionOrigin(source.name(), read.version(), kept);
        yield place(latest, known, document, origin);
      }
    };
  }

  /** Not over what came since the source was read: it may have come from a newer reading. */
  private Outcome place(Revision latest, long known, FleetDocument document, RevisionOrigin origin)
      throws IOException {
    @Nullable RevisionOrigin before = latest.origin();
    if (before != null && isInForce(latest, document, origin)) {
      return new Outcome.InForce(latest.number(), before, false);
    }
    boolean isOurs = before != null && before.source().equals(origin.source());
    return isOurs && latest.number() > known
        ? new Outcome.Outdated(latest.number())
        : publish(latest, document, origin);
  }

  private boolean isOwn(Revision latest) throws IOException {
    return latest.by().equals(session.config().name());
  }

  /**
   * Whether nothing has come of the source since this device has said what came of it. If something
   * else is in force by then, another device reads the same source and finds something else.
   */
  private boolean hasSettled(String version) throws IOException {
    return SourceNote.read(session.home())
        .filter(note -> SETTLED.contains(note.outcome()))
        .filter(note -> note.source().equals(source.name()) && note.version().equals(version))
        .isPresent();
  }

  private static String twoStates(Revision latest, RevisionOrigin before) {
    return "%s finds %s in the same source: let one device publish it, or both read the same"
        .formatted(latest.by(), before.version());
  }

  /** Comments and the order of what has none do not count; whose devices they are does. */
  private static boolean isInForce(Revision latest, FleetDocument document, RevisionOrigin origin) {
    @Nullable RevisionOrigin before = latest.origin();
    return before != null
        && before.source().equals(origin.source())
        && before.added().equals(origin.added())
        && latest.document().render().equals(document.render());
  }

  private Outcome publish(Revision latest, FleetDocument document, RevisionOrigin origin)
      throws IOException {
    new Membership(session.home(), session.store()).require(session.config());
    Revision next = new Revision(latest.number() + 1, document, session.config().name(), origin);
    if (!new PublishedDocument(session.store()).publish(next, session.machine().now())) {
      return new Outcome.Outdated(next.number());
    }
    LastRevision.note(session.home(), next.number());
    return new Outcome.InForce(next.number(), origin, true);
  }

  /** What is wrong with a document that is valid by itself. */
  private List<String> refusals(FleetDocument document) throws IOException {
    FleetName fleet = session.store().identity().name();
    if (!document.name().equals(fleet)) {
      return List.of(
          document
              .fleet()
              .finding(
                  "metadata.name",
                  "expected the name of this fleet, '%s', found '%s'"
                      .formatted(fleet, document.name()))
              .toString());
    }
    return VersionFloor.missed(document).stream()
        .map(floor ->
            Finding.at(
                    floor.origin(),
                    "asks for %s, and this is tcfs %s, which would keep this device from doing anything; install that version here first"
                        .formatted(floor.value(), ProgramVersion.text()))
                .toString())
        .toList();
  }

  private static String name(Revision revision) {
    return "revision " + revision.number();
  }

  private static String dispute(Revision latest, RevisionOrigin before) {
    return before.isByHand()
        ? "%s was published by hand, by %s, in place of a source"
            .formatted(name(latest), latest.by())
        : "%s comes from another source, %s, by %s".formatted(name(latest), before, latest.by());
  }

  private static String stepBack(SourceReading read, Revision latest, RevisionOrigin before) {
    return "commit %s does not follow %s, which %s is from"
        .formatted(read.version(), before.version(), name(latest));
  }
}

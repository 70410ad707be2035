package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.DeviceSettings;
import io.tummycrypt.tcfs.app.operations.Publication;
import io.tummycrypt.tcfs.app.operations.Pulled;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.RevisionDifference;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.fleet.SourceRule;
import io.tummycrypt.tcfs.engine.fleet.SourceRulesException;
import io.tummycrypt.tcfs.engine.home.LastRevision;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import io.tummycrypt.tcfs.store.meta.FleetRevision;
import io.tummycrypt.tcfs.store.meta.RevisionOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The fleet document, published and as a working copy. */
final class Documents {
  private final Session session;

  Documents(Session session) {
    this.session = session;
  }

  /** The document that a plan is for, and what it means for this device. */
  record Ruling(FleetDocument document, Desired desired, Source source) {}

  /** What {@code status} looks at; with what is wrong with the working copy if that is not it. */
  record Shown(Ruling ruling, Status.@Nullable BrokenCopy broken) {}

  /** What every device follows. */
  Ruling published() throws IOException {
    return published(latest());
  }

  private Ruling published(Revision latest) throws IOException {
    Source source = new Source.Published(latest.number(), from(latest.origin()));
    return ruling(latest.document(), latest.number(), source);
  }

  /** Where a document comes from, for people; null if it is written by hand. */
  static @Nullable String from(@Nullable RevisionOrigin origin) {
    return origin != null && SourceRule.isRuled(origin) ? origin.toString() : null;
  }

  /** The same for a device that now acts on it, and notes so. */
  Ruling followed() throws IOException {
    Ruling ruling = published();
    LastRevision.note(session.home(), ruling.desired().revision());
    return ruling;
  }

  /** Whether what is published does not have this device. */
  boolean leaveOut(DeviceName device) throws IOException {
    return latest().document().device(device).isEmpty();
  }

  /** The working copy if it says something else than what was published, else what is published. */
  Ruling toPlanFor() throws IOException {
    Revision latest = latest();
    if (!WorkingCopy.exists(session.home())) {
      return published(latest);
    }
    WorkingCopy copy = copy();
    return isEdited(copy, latest) ? ruling(copy, latest) : published(latest);
  }

  private Ruling ruling(WorkingCopy copy, Revision latest) throws IOException {
    Source source =
        new Source.WorkingCopy(session.home().fleetFile(), madeFrom(copy), latest.number());
    return ruling(copy.document(), 0, source);
  }

  /**
   * As {@link #toPlanFor}, but a working copy that cannot be used stands in nobody's way: a sync
   * does not look at it either.
   */
  Shown toShow() throws IOException {
    Revision latest = latest();
    if (!WorkingCopy.exists(session.home())) {
      return new Shown(published(latest), null);
    }
    Result<WorkingCopy> read = WorkingCopy.read(session.home());
    List<Finding> findings = read.findings();
    if (read instanceof Result.Ok<WorkingCopy>(WorkingCopy copy)) {
      if (!isEdited(copy, latest)) {
        return new Shown(published(latest), null);
      }
      findings = effective(copy.document(), 0).findings();
      if (findings.isEmpty()) {
        return new Shown(ruling(copy, latest), null);
      }
    }
    return new Shown(
        published(latest), new Status.BrokenCopy(session.home().fleetFile(), findings));
  }

  private static long madeFrom(WorkingCopy copy) {
    return copy.revision().orElse(0);
  }

  /** An old copy that nobody touched is no edit. */
  private boolean isEdited(WorkingCopy copy, Revision latest) throws IOException {
    String text = copy.publishable();
    long madeFrom = madeFrom(copy);
    if (text.equals(latest.document().text())) {
      return false;
    }
    if (madeFrom < 1 || madeFrom >= latest.number()) {
      return true;
    }
    Optional<Boolean> edited = copy.isEdited();
    return edited.isPresent()
        ? edited.get()
        : !session.store().revisions().read(madeFrom).document().equals(text);
  }

  /** The number of the document that every device follows. */
  long publishedRevision() throws IOException {
    return latest().number();
  }

  private Ruling ruling(FleetDocument document, long revision, Source source) throws IOException {
    return switch (effective(document, revision)) {
      case Result.Ok<Effective>(Effective effective) ->
          new Ruling(document, effective.desired(), source);
      case Result.Rejected<Effective> _ when document.device(session.config().name()).isEmpty() ->
          throw leftOut(source);
      case Result.Rejected<Effective> rejected ->
          throw new RefusedException(
              "the fleet document does not hold for this device: " + rejected.findings().getFirst(),
              "correct it with 'tcfs fleet pull', an editor and 'tcfs fleet publish'");
    };
  }

  private Result<Effective> effective(FleetDocument document, long revision) throws IOException {
    return Effective.of(document, session.config().name(), session.user(), revision);
  }

  /** A device that the document does not have does nothing; what it had stays as it is. */
  private RefusedException leftOut(Source source) throws IOException {
    StringJoiner left = new StringJoiner(", ", "; left behind: ", "").setEmptyValue("");
    SortedMap<RootName, RootMemory> roots = session.states().load().roots();
    roots.forEach((root, memory) -> {
      if (!memory.localPath().isEmpty()) {
        left.add(root + " at " + memory.localPath());
      }
    });
    String who = "device '" + session.config().name() + "' is not in ";
    String then = ": nothing is deleted here, and nothing is synchronised" + left;
    return switch (source) {
      case Source.Published published ->
          new RefusedException(
              who + "revision " + published.revision() + " of the fleet document" + then,
              "to take part again, run 'tcfs init' with --root NAME=PATH for each of its roots");
      case Source.WorkingCopy copy ->
          new RefusedException(
              who + "the working copy " + copy.file() + then,
              "'tcfs fleet publish' if that is meant; otherwise put the device back into it");
    };
  }

  /** The published document, to be changed by a command; refused while a person edits the copy. */
  Revision withoutEdits() throws IOException {
    Revision latest = latest();
    VersionFloor.require(latest.document());
    if (WorkingCopy.exists(session.home()) && isEdited(copy(), latest)) {
      throw new RefusedException(
          "the working copy " + session.home().fleetFile() + " has changes that are not published",
          "publish them first with 'tcfs fleet publish', or move the copy away and pull again");
    }
    return latest;
  }

  /**
   * The highest revision.
   *
   * @throws RefusedException if there is none, or a lower one than was followed here
   */
  Revision latest() throws IOException {
    Revision latest = new PublishedDocument(session.store()).latest();
    requireNoStepBack(latest == null ? 0 : latest.number());
    if (latest == null) {
      throw new RefusedException(
          "the store has no fleet document", "run 'tcfs init' again on this device");
    }
    return latest;
  }

  /** Without its newest revision the store would have devices follow what was replaced. */
  private void requireNoStepBack(long highest) throws IOException {
    long followed = LastRevision.read(session.home());
    if (highest < followed) {
      throw new RefusedException(
          "the store has gone back: revision %d of the fleet document was followed before, and now %s"
              .formatted(followed, highest == 0 ? "there is none" : "the highest is " + highest),
          "restore it from a copy of the store; if the store itself is such a copy, delete this"
              + " device's state and sync again");
    }
  }

  /**
   * Makes the working copy the next revision.
   *
   * @param isTakingOver also where what it changes comes from a source
   */
  Publication publish(boolean isTakingOver) throws IOException {
    Revision latest = latest();
    VersionFloor.require(latest.document());
    WorkingCopy copy;
    switch (WorkingCopy.read(session.home())) {
      case Result.Rejected<WorkingCopy> rejected -> {
        return new Publication.Invalid(rejected.findings());
      }
      case Result.Ok<WorkingCopy> ok -> copy = ok.value();
    }
    String text = copy.publishable();
    boolean isSame = text.equals(latest.document().text());
    if (isSame && !(isTakingOver && SourceRule.isRuled(latest.origin()))) {
      WorkingCopy.write(session.home(), latest.number(), text);
      return new Publication.Unchanged(latest.number());
    }
    if (copy.revision().isEmpty()) {
      return new Publication.Unmarked(
          session.home().fleetFile(),
          WorkingCopy.madeFromLine(latest.number()),
          latest.number(),
          difference(latest, text));
    }
    if (madeFrom(copy) != latest.number() || !publish(next(latest, text, isTakingOver))) {
      Revision now = latest();
      return new Publication.Outdated(madeFrom(copy), now.number(), difference(now, text));
    }
    LastRevision.note(session.home(), latest.number() + 1);
    WorkingCopy.write(session.home(), latest.number() + 1, text);
    return new Publication.Done(latest.number() + 1);
  }

  private List<String> difference(Revision latest, String copy) {
    return UnifiedDiff.of(name(latest.number()), latest.document().text(), copyName(), copy);
  }

  private static String name(long revision) {
    return "revision " + revision;
  }

  private String copyName() {
    return "working copy " + session.home().fleetFile();
  }

  /** What holds on a device, by the document that a plan is for. */
  DeviceSettings settings(Optional<DeviceName> device) throws IOException {
    Ruling own = toPlanFor();
    DeviceName name = device.orElse(own.desired().device());
    long revision = own.desired().revision();
    Result<Effective> settings =
        name.equals(own.desired().device())
            ? effective(own.document(), revision)
            : Effective.ofOther(own.document(), name, revision);
    return switch (settings) {
      case Result.Ok<Effective>(Effective effective) ->
          new DeviceSettings(name, own.source(), effective.settings());
      case Result.Rejected<Effective> rejected ->
          throw new RefusedException(
              "the fleet document does not hold for device '%s': %s"
                  .formatted(name, rejected.findings().getFirst()),
              "'tcfs fleet render' shows the devices of the document");
    };
  }

  /** See {@link io.tummycrypt.tcfs.app.operations.Operations#diffFleet}. */
  RevisionDifference diff(OptionalLong from, OptionalLong to) throws IOException {
    Revision latest = latest();
    if (to.isEmpty() && WorkingCopy.exists(session.home())) {
      WorkingCopy copy = copy();
      if (isEdited(copy, latest)) {
        long first = from.orElse(madeFrom(copy) < 1 ? latest.number() : madeFrom(copy));
        return diff(first, latest, copyName(), copy.publishable());
      }
    }
    FleetRevision second = revision(to.orElse(latest.number()), latest.number());
    return diff(from.orElse(latest.number()), latest, name(second), second.document());
  }

  private RevisionDifference diff(long from, Revision latest, String toName, String to)
      throws IOException {
    FleetRevision before = revision(from, latest.number());
    String name = name(before);
    return new RevisionDifference(
        name, toName, UnifiedDiff.of(name, before.document(), toName, to));
  }

  /** With where it is from, for a change is looked for there. */
  private static String name(FleetRevision revision) {
    @Nullable String from = from(revision.origin());
    return name(revision.n()) + (from == null ? "" : ", from " + from);
  }

  private FleetRevision revision(long number, long published) throws IOException {
    if (number < 1 || number > published) {
      throw new RefusedException(
          "the fleet document has no revision " + number, "name one from 1 to " + published);
    }
    return session.store().revisions().read(number);
  }

  private boolean publish(Revision next) throws IOException {
    return new PublishedDocument(session.store()).publish(next, session.machine().now());
  }

  private Revision next(Revision latest, String text, boolean isTakingOver) throws IOException {
    FleetDocument document = FleetDocument.parse("fleet.yaml", text).orThrow();
    VersionFloor.require(document);
    DeviceName by = session.config().name();
    if (isTakingOver && SourceRule.isRuled(latest.origin())) {
      return new Revision(latest.number() + 1, document, by, RevisionOrigin.BY_HAND);
    }
    try {
      return PublishedDocument.next(latest, document, by);
    } catch (SourceRulesException e) {
      throw ruled(e);
    }
  }

  /** Says where a document is to be changed that is not changed by hand. */
  static RefusedException ruled(SourceRulesException e) {
    return new RefusedException(
        e.getMessage() + ", and would be replaced by it again; nothing was written",
        "make the change there; to have the working copy rule in its place from now on: tcfs fleet"
            + " publish --take-over",
        e);
  }

  Pulled pull() throws IOException {
    Revision latest = latest();
    Path file = session.home().fleetFile();
    String text = latest.document().text();
    boolean changed = true;
    if (WorkingCopy.exists(session.home())) {
      WorkingCopy copy = copy();
      changed = !copy.publishable().equals(text);
      if (changed && isEdited(copy, latest)) {
        throw new RefusedException(
            "the working copy " + file + " has changes that are not published",
            "move it away and pull again, then bring your changes into the new copy");
      }
    }
    WorkingCopy.write(session.home(), latest.number(), text);
    return new Pulled(file, latest.number(), changed);
  }

  private WorkingCopy copy() throws IOException {
    return switch (WorkingCopy.read(session.home())) {
      case Result.Ok<WorkingCopy>(WorkingCopy copy) -> copy;
      case Result.Rejected<WorkingCopy> rejected ->
          throw new RefusedException(
              "the working copy is not valid: " + rejected.findings().getFirst(),
              "tcfs fleet validate " + session.home().fleetFile());
    };
  }
}

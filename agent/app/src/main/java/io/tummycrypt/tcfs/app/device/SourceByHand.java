package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.device.SourcePublishing.Outcome;
import io.tummycrypt.tcfs.app.operations.Publication;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.source.DocumentSource;
import io.tummycrypt.tcfs.engine.source.SourceReading;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes what the source of this device says because a person says so. */
final class SourceByHand {
  private static final String COMMAND = "tcfs fleet publish";
  private static final int ATTEMPTS = 5;
  private static final String PREFIX = "document-source-";

  /** Longer than all attempts take. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Session session;

  SourceByHand(Session session) {
    this.session = session;
  }

  /** The source is read by itself, beside an agent that may be reading it just now. */
  Publication publish(boolean isTakingOver) throws IOException {
    DeviceConfig config = session.config();
    if (config.source() == null) {
      throw new RefusedException(
          "this device has no source for the fleet document: there is no documentSource in "
              + session.home().deviceFile(),
          "write it there, as in 'documentSource: {git: URL, branch: main}'");
    }
    Switches.requireEnabled(session);
    OwnerOnly.createFolder(session.home().cache());
    forgetWhatWasKilled();
    Path folder = Files.createTempDirectory(session.home().cache(), PREFIX);
    try {
      DocumentSource source =
          DocumentSource.of(config.source(), config.name(), folder, session.environment().git());
      return publish(source, isTakingOver);
    } finally {
      delete(folder);
    }
  }

  private Publication publish(DocumentSource source, boolean isTakingOver) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long known = new Documents(session).publishedRevision();
      SourceReading reading = source.read();
      try (Turn _ = session.lockMember(COMMAND)) {
        Outcome outcome =
            new SourcePublishing(session, source).publish(reading, known, isTakingOver);
        @Nullable SourceNote note = SourceAttention.note(session, source, outcome);
        if (note != null) {
          note.write(session.home());
          return publication(source, outcome);
        }
      }
    }
    throw new IOException("the fleet document could not be published: others keep being faster");
  }

  private static Publication publication(DocumentSource source, Outcome outcome)
      throws RefusedException {
    return switch (outcome) {
      case Outcome.InForce inForce when inForce.isNew() ->
          new Publication.Done(inForce.revision(), inForce.origin().toString());
      case Outcome.InForce inForce -> new Publication.Unchanged(inForce.revision());
      case Outcome.Refused(String _, List<String> reasons) ->
          new Publication.Refused(source.name(), reasons);
      case Outcome.StepBack(String _, String reason) ->
          throw new RefusedException(
              reason + "; nothing was written",
              "see that nobody shows an old state again; to publish it all the same: tcfs fleet"
                  + " publish --from-source --take-over");
      case Outcome.Disputed(String _, String reason) ->
          throw new RefusedException(
              reason + "; nothing was written",
              "to have this device's source rule in its place: tcfs fleet publish --from-source"
                  + " --take-over");
      case Outcome.Outdated _ -> throw new IllegalStateException("it was to be read again");
    };
  }

  private void forgetWhatWasKilled() {
    Instant old = session.machine().now().minus(LONGEST);
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(session.home().cache(), PREFIX + "*")) {
      for (Path each : left) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
          delete(each);
        }
      }
    } catch (IOException _) {
      // It is in nobody's way.
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

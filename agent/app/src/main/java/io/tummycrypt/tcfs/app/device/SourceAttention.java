package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.device.SourcePublishing.Outcome;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import io.tummycrypt.tcfs.engine.source.DocumentSource;
import io.tummycrypt.tcfs.engine.source.SourceReading;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the source of a device says, each time that it or the store says something new.
 */
final class SourceAttention {
  private final DocumentFeed feed;
  private @Nullable SourceSettings settings;
  private @Nullable DocumentSource source;

  /** What was looked at last, and came to its end. */
  private @Nullable SourceReading settled;

  private long settledAt;
  private @Nullable SourceNote noted;

  SourceAttention(DocumentFeed feed) {
    this.feed = feed;
  }

  /** Nothing is read any more. */
  void end() {
    settings = null;
    source = null;
    settled = null;
    feed.follow(null);
  }

  /**
   * Publishes what there is to publish. What goes wrong with that is noted and tried again: what is
   * in force is followed all the same.
   *
   * @throws HaltException if a person has to look first
   * @throws IOException if what this machine says of itself cannot be read
   */
  void attend(Session session) throws IOException {
    DeviceConfig config = session.config();
    if (config.source() == null) {
      end();
      return;
    }
    DocumentSource now = follow(session, config, config.source());
    DocumentFeed.Heard heard = feed.heard();
    if (heard == null || !heard.source().equals(now)) {
      return;
    }
    try {
      attend(session, now, heard);
    } catch (HaltException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      settled = null;
      fail(session, now, e);
    }
  }

  private void attend(Session session, DocumentSource now, DocumentFeed.Heard heard)
      throws IOException {
    if (heard.reading() == null) {
      tell(session, away(session, now, heard.away()));
      settled = null;
      return;
    }
    long highest = session.store().revisions().highest();
    if (heard.reading().equals(settled) && highest == settledAt) {
      return;
    }
    Outcome outcome =
        new SourcePublishing(session, now)
            .publish(heard.reading(), heard.known(), /* isTakingOver= */ false);
    if (outcome instanceof Outcome.Outdated(long revision)) {
      feed.again(revision);
      return;
    }
    tell(session, note(session, now, outcome));
    settled = heard.reading();
    settledAt = outcome instanceof Outcome.InForce inForce ? inForce.revision() : highest;
  }

  private DocumentSource follow(Session session, DeviceConfig config, SourceSettings wanted) {
    DocumentSource now = source;
    if (now == null || !wanted.equals(settings)) {
      settings = wanted;
      now =
          DocumentSource.of(
              wanted, config.name(), session.home().sourceFolder(), session.environment().git());
      source = now;
      settled = null;
      feed.follow(now);
    }
    return now;
  }

  private void tell(Session session, @Nullable SourceNote note) throws IOException {
    if (note != null && (noted == null || !noted.saysSame(note))) {
      note.write(session.home());
      noted = note;
      feed.told(note);
    }
  }

  private void fail(Session session, DocumentSource source, Exception why) {
    String reason = why instanceof IOException e ? IoText.of(e) : String.valueOf(why);
    SourceNote note = note(session, source, SourceNote.Outcome.FAILED, "", List.of(reason));
    if (noted != null && noted.saysSame(note)) {
      return;
    }
    noted = note;
    feed.told(note);
    try {
      note.write(session.home());
    } catch (IOException _) {
      // There is no room for it, or no right to write it; it was told.
    }
  }

  private static SourceNote away(
      Session session, DocumentSource source, @Nullable IOException why) {
    String reason = why == null ? "" : IoText.why(why);
    return note(session, source, SourceNote.Outcome.AWAY, "", List.of(reason));
  }

  /** What is noted of an outcome; null if that is not known yet. */
  static @Nullable SourceNote note(Session session, DocumentSource source, Outcome outcome) {
    return switch (outcome) {
      case Outcome.InForce inForce ->
          note(
              session, source, SourceNote.Outcome.PUBLISHED, inForce.origin().version(), List.of());
      case Outcome.Refused(String version, List<String> reasons) ->
          note(session, source, SourceNote.Outcome.REFUSED, version, reasons);
      case Outcome.StepBack(String version, String reason) -> {
        String what =
            reason
                + "; see that nobody shows an old state again; to publish it all the same: tcfs fleet"
                + " publish --from-source --take-over";
        yield note(session, source, SourceNote.Outcome.REFUSED, version, List.of(what));
      }
      case Outcome.Disputed(String version, String reason) ->
          note(session, source, SourceNote.Outcome.DISPUTED, version, List.of(reason));
      case Outcome.Outdated _ -> null;
    };
  }

  private static SourceNote note(
      Session session,
      DocumentSource source,
      SourceNote.Outcome outcome,
      String version,
      List<String> reasons) {
    return new SourceNote(session.machine().now(), outcome, source.name(), version, reasons);
  }
}

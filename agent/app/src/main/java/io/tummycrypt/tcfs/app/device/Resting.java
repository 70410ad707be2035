package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.apply.Surveyor.Rest;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Round;
import io.tummycrypt.tcfs.engine.home.RestNote;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the situation in which a sync found nothing left to do, and knows it again: most syncs
 * find nothing, and need not read all that is known to see that. It is believed for an hour. Then,
 * and where a sync has to report anyway, everything is looked at: it may be that something of the
 * fleet cannot be read any more.
 */
final class Resting {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Session session;

  Resting(Session session) {
    this.session = session;
  }

  /** Where the device is at rest; null if everything has to be looked at to tell. */
  @Nullable Rest rest(LocalDevice device) {
    RestNote note = RestNote.read(session.home());
    if (note == null || !isFresh(note.at())) {
      return null;
    }
    try {
      boolean isOurs = note.build().equals(ProgramBuild.text());
      return isOurs ? device.rest(note.situation(), note.at()) : null;
    } catch (IOException _) {
      // It goes wrong again where everything is looked at, and is told there.
      return null;
    }
  }

  private boolean isFresh(Instant noted) {
    Instant now = session.machine().now();
    return !noted.isAfter(now) && now.isBefore(noted.plus(LONGEST));
  }

  /** What a sync comes to that has nothing to do; null if it has to look at everything. */
  @Nullable Applied applied(LocalDevice device, Documents.Ruling ruling) {
    Rest rest = rest(device);
    if (rest == null) {
      return null;
    }
    Applied applied =
        new Applied(
            LocalOperations.planned(ruling, rest.plan()),
            new Outcome(List.of(), List.of(), List.of(), List.of()));
    try {
      return new Reporting(session).isDue(applied, rest.highest()) ? null : applied;
    } catch (IOException _) {
      // It is told where it is written.
      return null;
    }
  }

  /**
   * Forgets the note before everything is looked at: what that finds may not be told by a
   * situation.
   *
   * @throws IOException if it cannot be forgotten
   */
  void forget() throws IOException {
    RestNote.remove(session.home());
  }

  /** Takes note of how a sync ended, if it can: without a note the next looks at everything. */
  void note(Round last) {
    Situation situation = last.situation();
    if (situation == null) {
      return;
    }
    try {
      new RestNote(ProgramBuild.text(), session.machine().now(), situation).write(session.home());
    } catch (IOException _) {
      // What was synchronised is so all the same.
    }
  }
}

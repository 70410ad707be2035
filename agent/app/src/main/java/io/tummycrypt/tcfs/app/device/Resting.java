package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.apply.Surveyor.Rest;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Round;
import io.tummycrypt.tcfs.engine.home.RestNote;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the situation in which a sync found nothing left to do, and knows it again: most syncs
 * find nothing, and need not read all that is known to see that. A sync that has to report anyway,
 * at least one in an hour, looks at everything.
 */
final class Resting {
  private final Session session;

  Resting(Session session) {
    this.session = session;
  }

  /** Where the device is at rest; null if everything has to be looked at to tell. */
  @Nullable Rest rest(LocalDevice device) {
    Situation known = RestNote.read(session.home(), ProgramVersion.text());
    if (known == null) {
      return null;
    }
    try {
      return device.rest(known);
    } catch (IOException _) {
      // It goes wrong again where everything is looked at, and is told there.
      return null;
    }
  }

  /** What a sync comes to that has nothing to do; null if it has to look at everything. */
  @Nullable Applied applied(LocalDevice device, Documents.Ruling ruling) throws IOException {
    Rest rest = rest(device);
    if (rest == null) {
      return null;
    }
    Applied applied =
        new Applied(
            LocalOperations.planned(ruling, rest.plan()),
            new Outcome(List.of(), List.of(), List.of(), List.of()));
    return new Reporting(session).isDue(applied, rest.highest()) ? null : applied;
  }

  /** Takes note of how a sync ended, if it can: without a note the next looks at everything. */
  void note(Round last) {
    Situation situation = last.situation();
    if (situation == null) {
      return;
    }
    try {
      RestNote.write(session.home(), ProgramVersion.text(), situation);
    } catch (IOException _) {
      // What was synchronised is so all the same.
    }
  }
}

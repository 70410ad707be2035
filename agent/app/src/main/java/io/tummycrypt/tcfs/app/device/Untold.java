package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.OutboxNote;
import java.io.IOException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What an agent is still to tell those who listen. */
final class Untold {
  private Untold() {}

  /**
   * Of how many heads of this device not all is told, as far as is known here.
   *
   * @param known the ends of chains
   * @return null if no agent has ever told of one
   */
  static @Nullable Long heads(Session session, SortedMap<DeviceName, KnownSlot> known)
      throws IOException {
    DeviceConfig config = session.config();
    OutboxNote note = OutboxNote.read(session.home(), config.fleet(), config.name());
    KnownSlot last = known.get(config.name());
    return note == null ? null : note.waiting(last == null ? 0 : last.seq());
  }
}

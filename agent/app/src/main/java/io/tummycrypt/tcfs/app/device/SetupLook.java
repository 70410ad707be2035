package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.app.operations.Setup;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks what this machine is set up for. */
final class SetupLook {
  private final Session session;

  SetupLook(Session session) {
    this.session = session;
  }

  /**
   * As it is now.
   *
   * @param document that is in force
   */
  Setup look(FleetDocument document) throws IOException {
    String off = session.config().features().off();
    @Nullable String tooOld =
        VersionFloor.missed(document)
            .map(floor ->
                "this is tcfs %s, and the fleet asks for %s at least (%s)"
                    .formatted(ProgramVersion.text(), floor.value(), floor.origin()))
            .orElse(null);
    return new Setup(off.isEmpty() ? null : off, tooOld, note());
  }

  /** Of the source that the device has now; what is noted of another one does not count. */
  private @Nullable SourceNote note() throws IOException {
    DeviceConfig config = session.config();
    if (config.source() == null) {
      return null;
    }
    String name = config.source().name(config.name());
    return SourceNote.read(session.home()).filter(note -> note.source().equals(name)).orElse(null);
  }
}

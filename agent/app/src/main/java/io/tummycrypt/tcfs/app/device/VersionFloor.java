package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import java.util.Optional;

/**
 * The oldest version that may change anything, by the document in force. A document that asks for
 * more than the program that publishes it is not published: so there is always one that can ask for
 * less.
 */
final class VersionFloor {
  private VersionFloor() {}

  /** Which one is asked for, if this program is older. */
  static Optional<Setting<String>> missed(FleetDocument document) {
    return document.minimumVersion().filter(floor -> !ProgramVersion.isAtLeast(floor.value()));
  }

  /** Refuses to change anything if this program is older. */
  static void require(FleetDocument document) throws RefusedException {
    Optional<Setting<String>> missed = missed(document);
    if (missed.isPresent()) {
      throw new RefusedException(
          "this is tcfs %s, and the fleet asks for %s at least (%s); nothing is changed"
              .formatted(ProgramVersion.text(), missed.get().value(), missed.get().origin()),
          "install tcfs %s or a later version on this machine".formatted(missed.get().value()));
    }
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.engine.home.Features;
import java.io.IOException;

/** What is switched off on this machine, whatever the fleet asks for. */
final class Switches {
  private Switches() {}

  /** For whatever changes something here or in the store. */
  static void requireEnabled(Session session) throws IOException {
    Features features = session.config().features();
    if (!features.isEnabled()) {
      throw new RefusedException(
          "tcfs is switched off on this machine (%s in %s); nothing is changed"
              .formatted(features.off(), session.home().deviceFile()),
          "take 'enable' out of that file");
    }
  }

  /** For what brings the whole device into its desired state. */
  static void requireInFleet(Session session) throws IOException {
    Features features = session.config().features();
    if (!features.takesPart()) {
      throw new RefusedException(
          "this device does not take part in its fleet (%s in %s); nothing is changed"
              .formatted(features.off(), session.home().deviceFile()),
          "take 'fleet' out of that file; single files move with 'tcfs push' and 'tcfs pull'");
    }
  }
}

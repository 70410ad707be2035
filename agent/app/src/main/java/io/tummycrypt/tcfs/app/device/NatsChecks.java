package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.doctor.LeafCheck;
import io.tummycrypt.tcfs.app.doctor.NatsCheck;
import io.tummycrypt.tcfs.app.doctor.Remedy;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import io.tummycrypt.tcfs.engine.leaf.LeafFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the servers through which the devices of the fleet hear of each other. */
final class NatsChecks {
  private final Session session;
  private final DeviceConfig config;
  private final CheckupRequest request;

  NatsChecks(Session session, DeviceConfig config, CheckupRequest request) {
    this.session = session;
    this.config = config;
    this.request = request;
  }

  /**
   * As a part of everything; none for a fleet without servers.
   *
   * @param isOpen whether the store can be asked for the document
   */
  List<Check> ofFleet(boolean isOpen) {
    try {
      Optional<FleetDocument> document = isOpen ? Optional.of(published()) : copied();
      return document.map(each -> checks(each, /* isInFull= */ false)).orElse(List.of());
    } catch (IOException _) {
      // It is told where the document is looked at.
      return List.of();
    }
  }

  /** For somebody who asks for nothing else. */
  List<Check> alone() {
    FleetDocument document;
    try {
      document = published();
    } catch (IOException e) {
      Optional<FleetDocument> copy = copied();
      List<Check> checks = copy.map(each -> checks(each, /* isInFull= */ true)).orElse(List.of());
      return checks.isEmpty() ? List.of(Remedy.failed(Topic.DOCUMENT, e)) : checks;
    }
    List<Check> checks = checks(document, /* isInFull= */ true);
    return checks.isEmpty()
        ? List.of(Check.skipped(Topic.NATS_SERVER, "the document names none in spec.nats"))
        : checks;
  }

  private List<Check> checks(FleetDocument document, boolean isInFull) {
    List<Check> checks =
        new ArrayList<>(
            LeafCheck.checks(
                Leaves.setup(session.home(), config, document), LeafFiles.of(session.home())));
    if (!document.natsUrls().isEmpty()) {
      checks.addAll(
          new NatsCheck(
                  Leaves.servers(config, document),
                  config.fleet(),
                  config.name(),
                  request.mayWrite(),
                  System::nanoTime)
              .checks(isInFull));
    }
    return checks;
  }

  private FleetDocument published() throws IOException {
    return new Documents(session).toShow().ruling().document();
  }

  private Optional<FleetDocument> copied() {
    return WorkingCopy.read(session.home()) instanceof Result.Ok<WorkingCopy>(WorkingCopy copy)
        ? Optional.of(copy.document())
        : Optional.empty();
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.doctor.NatsCheck;
import io.tummycrypt.tcfs.app.doctor.Remedy;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import java.io.IOException;
import java.util.List;

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
      List<String> urls = isOpen ? published() : copied();
      return urls.isEmpty() ? List.of() : check(urls).checks(/* isInFull= */ false);
    } catch (IOException _) {
      // It is told where the document is looked at.
      return List.of();
    }
  }

  /** For somebody who asks for nothing else. */
  List<Check> alone() {
    List<String> urls;
    try {
      urls = published();
    } catch (IOException e) {
      urls = copied();
      if (urls.isEmpty()) {
        return List.of(Remedy.failed(Topic.DOCUMENT, e));
      }
    }
    return urls.isEmpty()
        ? List.of(Check.skipped(Topic.NATS_SERVER, "the document names none in spec.nats"))
        : check(urls).checks(/* isInFull= */ true);
  }

  private NatsCheck check(List<String> urls) {
    return new NatsCheck(
        config.nats().options(urls),
        config.fleet(),
        config.name(),
        request.mayWrite(),
        System::nanoTime);
  }

  private List<String> published() throws IOException {
    return new Documents(session).toShow().ruling().document().natsUrls();
  }

  private List<String> copied() {
    return WorkingCopy.read(session.home()) instanceof Result.Ok<WorkingCopy>(WorkingCopy copy)
        ? copy.document().natsUrls()
        : List.of();
  }
}

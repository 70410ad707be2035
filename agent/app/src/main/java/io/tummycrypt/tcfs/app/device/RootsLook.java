package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.doctor.Remedy;
import io.tummycrypt.tcfs.app.doctor.RootCheck;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.core.apply.RootGate;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the fleet document, and at the roots that this device has by it. */
final class RootsLook {
  private final Session session;
  private final DeviceConfig config;
  private final boolean mayWrite;
  private final List<Check> checks = new ArrayList<>();

  RootsLook(Session session, DeviceConfig config, boolean mayWrite) {
    this.session = session;
    this.config = config;
    this.mayWrite = mayWrite;
  }

  /**
   * All checks.
   *
   * @param isOpen whether the store can be asked for the document
   * @param state what is remembered of the roots; null if that cannot be read
   */
  List<Check> checks(boolean isOpen, @Nullable DeviceState state) {
    Desired desired = isOpen ? published() : copied();
    if (desired != null) {
      roots(desired, state);
    }
    return checks;
  }

  private @Nullable Desired published() {
    try {
      Documents.Shown shown = new Documents(session).toShow();
      checks.add(document(shown));
      return shown.ruling().desired();
    } catch (IOException e) {
      checks.add(Remedy.failed(Topic.DOCUMENT, e));
      return null;
    }
  }

  private Check document(Documents.Shown shown) {
    return shown.broken() == null
        ? Check.ok(Topic.DOCUMENT, "it can be read, and holds for this device")
        : Check.error(
            Topic.DOCUMENT,
            "the working copy: " + shown.broken().findings().getFirst(),
            "tcfs fleet validate " + session.home().fleetFile());
  }

  /** The roots by what is here, where the store cannot be asked or another one is looked at. */
  private @Nullable Desired copied() {
    if (WorkingCopy.read(session.home()) instanceof Result.Ok<WorkingCopy>(WorkingCopy copy)
        && Effective.of(copy.document(), config.name(), session.user(), 0)
            instanceof Result.Ok<Effective>(Effective effective)) {
      checks.add(Check.skipped(Topic.DOCUMENT, "the roots are those of the working copy"));
      return effective.desired();
    }
    checks.add(Check.skipped(Topic.DOCUMENT, "it cannot be read, and so the roots are not known"));
    return null;
  }

  private void roots(Desired desired, @Nullable DeviceState state) {
    for (DesiredRoot root : desired.roots().values()) {
      String path = root.localPath().value();
      try (LocalFolder folder = new LocalFolder(path, session.home().folders())) {
        RootGate gate =
            RootGate.of(
                root,
                config.fleet().toString(),
                state == null ? null : state.root(root.name()),
                new LocalRootReader(folder, session.machine()::now).look());
        checks.addAll(new RootCheck(root, folder, mayWrite).checks(gate));
      }
    }
  }
}

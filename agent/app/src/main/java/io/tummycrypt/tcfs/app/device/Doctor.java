package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.doctor.HomeCheck;
import io.tummycrypt.tcfs.app.doctor.MachineCheck;
import io.tummycrypt.tcfs.app.doctor.Remedy;
import io.tummycrypt.tcfs.app.doctor.RootCheck;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.core.apply.RootGate;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import io.tummycrypt.tcfs.engine.machine.MachineLimits;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.Compression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that this device works with. What fails is a finding like any other: all else
 * is looked at just the same.
 */
final class Doctor {
  private final Session session;
  private final CheckupRequest request;
  private final List<Check> checks = new ArrayList<>();

  Doctor(Session session, CheckupRequest request) {
    this.session = session;
    this.request = request;
  }

  Checkup examine() {
    DeviceConfig config = config();
    boolean isOpen = store(config);
    DeviceState state = null;
    if (config != null) {
      checks.addAll(new HomeCheck(session.home()).checks());
      state = state();
      Desired desired = isOpen ? published() : copied(config);
      if (desired != null) {
        roots(config, desired, state);
      }
    }
    machine(state);
    // By area; within one as it was looked at.
    checks.sort(Comparator.comparing(check -> check.topic().area()));
    return new Checkup(checks);
  }

  private @Nullable DeviceConfig config() {
    try {
      if (!DeviceConfig.exists(session.home())) {
        checks.add(Check.skipped(Topic.DEVICE, "this machine is not part of a fleet yet"));
        return null;
      }
      DeviceConfig config = session.config();
      checks.add(Check.ok(Topic.DEVICE, config.name() + ", with the store " + config.store()));
      return config;
    } catch (IOException e) {
      checks.add(Remedy.failed(Topic.DEVICE, e));
      return null;
    }
  }

  /** True if the device's own store can be asked. */
  private boolean store(@Nullable DeviceConfig config) {
    StorePlace place = place(config);
    if (place == null) {
      return false;
    }
    boolean isOwn = config != null && place.url().equals(config.store());
    StoreLook.Seen seen =
        new StoreLook(session, place, isOwn ? config : null, request.mayWrite()).look();
    checks.addAll(seen.checks());
    return isOwn && seen.isOpen();
  }

  /** The one that is asked for; else that of this device, or of the environment. */
  private @Nullable StorePlace place(@Nullable DeviceConfig config) {
    if (request.store() != null) {
      return new StorePlace(request.store(), request.s3(), session.environment().s3());
    }
    if (config != null) {
      return session.place(config);
    }
    String named = session.environment().store();
    if (named == null) {
      return null;
    }
    String refusal = StoreUrl.refusal(named);
    if (refusal != null) {
      checks.add(
          Check.error(
              Topic.ENDPOINT, "TCFS_STORE is no store URL: " + refusal, "correct TCFS_STORE"));
      return null;
    }
    return new StorePlace(StoreUrl.parse(named), request.s3(), session.environment().s3());
  }

  private @Nullable DeviceState state() {
    try {
      return session.states().load();
    } catch (IOException e) {
      checks.add(Remedy.failed(Topic.STATE, e));
      return null;
    }
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
  private @Nullable Desired copied(DeviceConfig config) {
    if (WorkingCopy.read(session.home()) instanceof Result.Ok<WorkingCopy>(WorkingCopy copy)
        && Effective.of(copy.document(), config.name(), session.user(), 0)
            instanceof Result.Ok<Effective>(Effective effective)) {
      checks.add(Check.skipped(Topic.DOCUMENT, "the roots are those of the working copy"));
      return effective.desired();
    }
    checks.add(Check.skipped(Topic.DOCUMENT, "it cannot be read, and so the roots are not known"));
    return null;
  }

  private void roots(DeviceConfig config, Desired desired, @Nullable DeviceState state) {
    for (DesiredRoot root : desired.roots().values()) {
      String path = root.localPath().value();
      try (LocalFolder folder = new LocalFolder(path, session.home().folders())) {
        RootGate gate =
            RootGate.of(
                root,
                config.fleet().toString(),
                state == null ? null : state.root(root.name()),
                new LocalRootReader(folder, session.machine()::now).look());
        checks.addAll(new RootCheck(root, folder, request.mayWrite()).checks(gate));
      }
    }
  }

  private void machine(@Nullable DeviceState state) {
    MachineCheck check =
        new MachineCheck(
            Runtime.version(), System.getProperty("java.vendor", "?"), MachineLimits.read());
    checks.addAll(
        check.checks(
            Hasher.engine(),
            Hasher.isNative(),
            Compression::engine,
            state == null ? 0 : folders(state)));
  }

  /** Those that there were at the last sync, and the roots themselves. */
  private static long folders(DeviceState state) {
    long count = 0;
    for (RootName root : state.rootsWithBases()) {
      Set<TreePath> folders = new HashSet<>();
      for (TreePath path : state.bases(root).keySet()) {
        for (TreePath at = path.parent(); at != null && folders.add(at); at = at.parent()) {
          // Each with all that are above it.
        }
      }
      count += 1 + folders.size();
    }
    return count;
  }
}

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.doctor.HomeCheck;
import io.tummycrypt.tcfs.app.doctor.MachineCheck;
import io.tummycrypt.tcfs.app.doctor.Remedy;
import io.tummycrypt.tcfs.app.doctor.ServiceCheck;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.StoreChoice;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.machine.MachineLimits;
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
  private final ServiceOperations services;
  private final CheckupRequest request;
  private final List<Check> checks = new ArrayList<>();

  Doctor(Session session, ServiceOperations services, CheckupRequest request) {
    this.session = session;
    this.services = services;
    this.request = request;
  }

  Checkup examine() {
    DeviceConfig config = config();
    if (request.area() == Check.Area.NATS) {
      return nats(config);
    }
    boolean isOpen = store(config);
    DeviceState state = null;
    if (config != null) {
      checks.addAll(new HomeCheck(session.home()).checks());
      state = state();
      checks.addAll(new RootsLook(session, config, request.mayWrite()).checks(isOpen, state));
      checks.addAll(new NatsChecks(session, config, request).ofFleet(isOpen));
    }
    machine(state);
    // By area; within one as it was looked at.
    checks.sort(Comparator.comparing(check -> check.topic().area()));
    return new Checkup(checks);
  }

  private Checkup nats(@Nullable DeviceConfig config) {
    if (config != null) {
      checks.addAll(new NatsChecks(session, config, request).alone());
    }
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
    StoreChoice choice = request.store();
    if (choice.url() != null) {
      return session.place(choice.url(), choice.s3());
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
    return session.place(StoreUrl.parse(named), choice.s3());
  }

  private @Nullable DeviceState state() {
    try {
      return session.states().load();
    } catch (IOException e) {
      checks.add(Remedy.failed(Topic.STATE, e));
      return null;
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
    checks.add(new ServiceCheck(services).check());
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

package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RepairPlanned;
import io.tummycrypt.tcfs.app.operations.StoreOperations.RepairApproval;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Inspection;
import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.repair.RepairPlan;
import io.tummycrypt.tcfs.store.repair.Repaired;
import io.tummycrypt.tcfs.store.repair.StoreRepair;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Puts right in this device's store what can be made again from what is here. */
final class StoreRepairing {
  private final Session session;
  private final boolean readData;

  /** Where could not be looked for what is missing, and why. */
  private final List<String> unseen = new ArrayList<>();

  StoreRepairing(Session session, boolean readData) {
    this.session = session;
    this.readData = readData;
  }

  Optional<StoreRepaired> repair(RepairApproval approval) throws IOException {
    DeviceConfig config = session.config();
    ObjectStore objects =
        new ObservedObjectStore(
            session.place(config).open(session.machine().now()),
            session.watch().requests(),
            System::nanoTime);
    session.watch().progress().enter(Phase.STORE);
    DeviceState state = state();
    SegmentCopies copies = session.copies(config);
    Condition found =
        new Inspection(objects, config.fleet(), copies, readData, new StoreProgress(session))
            .look(state.known(), config.name());
    Collection<DesiredRoot> roots = found.isSound() ? List.of() : roots();
    StoreRepair repair =
        StoreRepair.of(
            objects,
            config.fleet(),
            found,
            wanted -> LocalChunks.in(roots, state, wanted, unseen),
            copies);
    RepairPlan plan = repair.plan();
    session.watch().progress().rest();
    String url = config.store().toString();
    if (!approval.approves(new RepairPlanned(url, plan))) {
      return Optional.empty();
    }
    Repaired repaired = repair.repair(plan, name());
    return Optional.of(new StoreRepaired(url, plan, repaired));
  }

  private DeviceState state() {
    try {
      return session.states().load();
    } catch (IOException lost) {
      unseen.add("what this device had agreed upon: " + IoText.of(lost));
      return new DeviceState();
    }
  }

  /** As the document says; where that cannot be read, nothing of this device is known. */
  private Collection<DesiredRoot> roots() throws IOException {
    try {
      return new Documents(session).toShow().ruling().desired().roots().values();
    } catch (IOException e) {
      Severity.requireOfObject(e);
      unseen.add("the roots of this device: " + IoText.of(e));
      return List.of();
    }
  }

  private String name() {
    String time = session.machine().now().toString().replaceAll("[^0-9TZ]", "");
    return time + "-" + HexFormat.of().toHexDigits(session.machine().random());
  }
}

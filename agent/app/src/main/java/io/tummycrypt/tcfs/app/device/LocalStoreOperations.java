package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.CopyRequest;
import io.tummycrypt.tcfs.app.operations.ImportRequest;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.app.operations.StoreChoice;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.app.operations.StoreOperations;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.io.IOException;
import java.util.Optional;

/** What a device does with whole stores. */
final class LocalStoreOperations implements StoreOperations {
  private final Session session;

  LocalStoreOperations(Session session) {
    this.session = session;
  }

  @Override
  public Inspected inspect(StoreChoice store, boolean readData) throws IOException {
    return session.during(Phase.STORE, () -> new StoreLooks(session, store).inspect(readData));
  }

  @Override
  public Measured measure(StoreChoice store) throws IOException {
    return session.during(Phase.STORE, () -> new StoreLooks(session, store).measure());
  }

  @Override
  public StoreCopied copy(CopyRequest request) throws IOException {
    return session.during(Phase.STORE, () -> new StoreCopying(session, request).copy());
  }

  @Override
  public Optional<StoreRepaired> repair(boolean readData, RepairApproval approval)
      throws IOException {
    // Not as a member: what says who is one may be what is damaged.
    try (RunLock _ = session.lockConfigured("tcfs store repair")) {
      new StoreProof(session).require(session.config());
      return new StoreRepairing(session, readData).repair(approval);
    }
  }

  @Override
  public Imported planImport(ImportRequest request) throws IOException {
    return new Imports(session).plan(request);
  }

  @Override
  public Optional<Imported> importOlder(ImportRequest request, ImportApproval approval)
      throws IOException {
    try (Turn _ = session.lockMember("tcfs import")) {
      return new Imports(session).run(request, approval);
    }
  }
}

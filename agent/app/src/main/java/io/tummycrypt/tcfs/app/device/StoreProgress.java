package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.check.InspectionListener;

/** Tells of the objects of a store as other runs do of files. */
record StoreProgress(Progress progress) implements InspectionListener {
  StoreProgress(Session session) {
    this(session.watch().progress());
  }

  @Override
  public void expect(long objects) {
    progress.expect(Phase.STORE, objects, 0);
  }

  @Override
  public void looked() {
    progress.files(1);
  }

  @Override
  public void read(long bytes) {
    progress.bytes(bytes);
  }
}

package io.tummycrypt.tcfs.engine.device;

import io.tummycrypt.tcfs.core.plan.Action;

/** Is told what a device does while it does it: a run may take hours. */
public interface Deeds {
  /** Tells nobody. */
  Deeds UNTOLD =
      new Deeds() {
        @Override
        public void published(long seq) {}

        @Override
        public void done(Action action) {}
      };

  /** All devices can see a slot of this one with this number; it may be told again. */
  void published(long seq);

  /** An action was carried out. */
  void done(Action action);
}

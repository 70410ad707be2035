package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.RootName;

/** Where somebody tells what was heard, and learns what to look at. Safe for use by any thread. */
public interface Attention {
  /** As {@link Agenda#hear}, now. */
  void hear(Signal signal);

  /** As {@link Agenda#take}, now. */
  Area take(RootName root);
}

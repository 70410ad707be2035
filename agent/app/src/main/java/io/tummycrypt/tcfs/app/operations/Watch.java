package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.object.RequestListener;

/** Who is told how far an operation has come, and what it asks of the store. */
public record Watch(Progress progress, RequestListener requests) {
  /** Nobody. */
  public static final Watch NONE = new Watch(Progress.NONE, RequestListener.NONE);
}

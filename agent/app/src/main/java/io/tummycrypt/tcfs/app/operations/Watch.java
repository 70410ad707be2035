package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.trace.Trace;
import java.util.function.Supplier;

/**
 * Who is told how far an operation has come, and what it asks of the store.
 *
 * @param concurrency how many objects are on their way at once, to the store or from there
 * @param trace what others are told that this operation is
 */
public record Watch(
    Progress progress, RequestListener requests, Supplier<Concurrency> concurrency, Trace trace) {
  /** Nobody. */
  public static final Watch NONE = new Watch(Progress.NONE, RequestListener.NONE);

  /** Nobody; but others are told what it is. */
  public static Watch of(Trace trace) {
    return new Watch(Progress.NONE, RequestListener.NONE, Concurrency::adapting, trace);
  }

  /** Of a store to which as many objects are on their way as serve best. */
  public Watch(Progress progress, RequestListener requests) {
    this(progress, requests, Concurrency::adapting, new Trace());
  }
}

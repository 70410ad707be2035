package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.RequestListener;
import java.util.function.Supplier;

/**
 * Who is told how far an operation has come, and what it asks of the store.
 *
 * @param concurrency how many objects are on their way at once, to the store or from there
 */
public record Watch(
    Progress progress, RequestListener requests, Supplier<Concurrency> concurrency) {
  /** Nobody. */
  public static final Watch NONE = new Watch(Progress.NONE, RequestListener.NONE);

  /** Of a store to which as many objects are on their way as serve best. */
  public Watch(Progress progress, RequestListener requests) {
    this(progress, requests, Concurrency::adapting);
  }
}

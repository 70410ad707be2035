package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.RequestListener.Kind;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells somebody of requests, each when it is over, with the time that it took. */
public final class ObservedRequests {
  private final RequestListener listener;
  private final LongSupplier nanos;

  /**
   * Tells {@code listener} of each.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public ObservedRequests(RequestListener listener, LongSupplier nanos) {
    this.listener = listener;
    this.nanos = nanos;
  }

  /** A request begins now, and ends when it is closed. */
  public Request begin(Kind kind, String object) {
    return new Request(kind, object);
  }

  /** A request that is under way. */
  public final class Request implements AutoCloseable {
    private final Kind kind;
    private final String object;
    private final long begin = nanos.getAsLong();
    private long bytes;

    private Request(Kind kind, String object) {
      this.kind = kind;
      this.object = object;
    }

    /** So many bytes were read or written. */
    public void moved(long length) {
      bytes = length;
    }

    @Override
    public void close() {
      listener.requested(kind, object, bytes, Duration.ofNanos(nanos.getAsLong() - begin));
    }
  }
}

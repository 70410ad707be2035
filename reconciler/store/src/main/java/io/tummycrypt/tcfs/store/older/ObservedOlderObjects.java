package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.RequestListener.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** An older store of which somebody is told each request, with its key made fit for a line. */
public final class ObservedOlderObjects implements OlderObjects {
  private final OlderObjects objects;
  private final RequestListener listener;
  private final LongSupplier nanos;

  /**
   * Tells {@code listener} of all requests.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public ObservedOlderObjects(OlderObjects objects, RequestListener listener, LongSupplier nanos) {
    this.objects = objects;
    this.listener = listener;
    this.nanos = nanos;
  }

  @Override
  public byte[] read(String key, int maxBytes) throws IOException {
    long begin = nanos.getAsLong();
    long length = 0;
    try {
      byte[] bytes = objects.read(key, maxBytes);
      length = bytes.length;
      return bytes;
    } finally {
      tell(Kind.READ, key, length, begin);
    }
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    long begin = nanos.getAsLong();
    try {
      return objects.list(prefix);
    } finally {
      tell(Kind.LIST, prefix, 0, begin);
    }
  }

  private void tell(Kind kind, String object, long bytes, long begin) {
    listener.requested(
        kind, Printable.of(object), bytes, Duration.ofNanos(nanos.getAsLong() - begin));
  }

  @Override
  public String toString() {
    return objects.toString();
  }
}

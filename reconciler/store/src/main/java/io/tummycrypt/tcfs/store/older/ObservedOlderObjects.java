package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.object.ObservedRequests;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/** An older store of which somebody is told each request, with its key made fit for a line. */
public final class ObservedOlderObjects implements OlderObjects {
  private final OlderObjects objects;
  private final ObservedRequests requests;

  /**
   * Tells {@code listener} of all requests.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public ObservedOlderObjects(OlderObjects objects, RequestListener listener, LongSupplier nanos) {
    this.objects = objects;
    this.requests = new ObservedRequests(listener, nanos);
  }

  @Override
  public byte[] read(String key, int maxBytes) throws IOException {
    return requests.ask(
        Kind.READ,
        Printable.of(key),
        request -> {
          byte[] bytes = objects.read(key, maxBytes);
          request.moved(bytes.length);
          return bytes;
        });
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    return requests.ask(Kind.LIST, Printable.of(prefix), _ -> objects.list(prefix));
  }

  @Override
  public String toString() {
    return objects.toString();
  }
}

package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.ObservedRequests.UnderWay;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;

/** A store of which somebody is told each request; to its users it is as the store behind it. */
public final class ObservedObjectStore implements ObjectStore {
  private final ObjectStore store;
  private final ObservedRequests requests;

  /**
   * Tells {@code listener} of all requests to {@code store}.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public ObservedObjectStore(ObjectStore store, RequestListener listener, LongSupplier nanos) {
    this.store = store;
    this.requests = new ObservedRequests(listener, nanos);
  }

  @Override
  public byte[] read(ObjectKey key, int maxBytes) throws IOException {
    return requests.ask(
        Kind.READ, key.text(), request -> noted(request, store.read(key, maxBytes)));
  }

  @Override
  public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
    return requests.ask(
        Kind.READ_RANGE,
        key.text(),
        request -> noted(request, store.readRange(key, offset, length)));
  }

  private static byte[] noted(UnderWay request, byte[] bytes) {
    request.moved(bytes.length);
    return bytes;
  }

  @Override
  public long size(ObjectKey key) throws IOException {
    return requests.ask(Kind.SIZE, key.text(), _ -> store.size(key));
  }

  @Override
  public List<ObjectKey> list(String prefix) throws IOException {
    return requests.ask(Kind.LIST, prefix, _ -> store.list(prefix));
  }

  @Override
  public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    return requests.ask(
        Kind.CREATE,
        key.text(),
        request -> {
          Creation creation = store.createOnce(key, bytes);
          request.moved(bytes.remaining());
          return creation;
        });
  }

  @Override
  public void delete(ObjectKey key) throws IOException {
    requests.ask(
        Kind.DELETE,
        key.text(),
        _ -> {
          store.delete(key);
          return key;
        });
  }

  /** As messages name it: nobody needs to know that it is observed. */
  @Override
  public String toString() {
    return store.toString();
  }
}

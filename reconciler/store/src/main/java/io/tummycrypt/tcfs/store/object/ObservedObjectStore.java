package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.ObservedRequests.Request;
import io.tummycrypt.tcfs.store.object.RequestListener.Kind;
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
    try (Request request = requests.begin(Kind.READ, key.text())) {
      byte[] bytes = store.read(key, maxBytes);
      request.moved(bytes.length);
      return bytes;
    }
  }

  @Override
  public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
    try (Request request = requests.begin(Kind.READ_RANGE, key.text())) {
      byte[] bytes = store.readRange(key, offset, length);
      request.moved(bytes.length);
      return bytes;
    }
  }

  @Override
  public long size(ObjectKey key) throws IOException {
    try (Request _ = requests.begin(Kind.SIZE, key.text())) {
      return store.size(key);
    }
  }

  @Override
  public List<ObjectKey> list(String prefix) throws IOException {
    try (Request _ = requests.begin(Kind.LIST, prefix)) {
      return store.list(prefix);
    }
  }

  @Override
  public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    try (Request request = requests.begin(Kind.CREATE, key.text())) {
      Creation creation = store.createOnce(key, bytes);
      request.moved(bytes.remaining());
      return creation;
    }
  }

  @Override
  public void delete(ObjectKey key) throws IOException {
    try (Request _ = requests.begin(Kind.DELETE, key.text())) {
      store.delete(key);
    }
  }

  /** As messages name it: nobody needs to know that it is observed. */
  @Override
  public String toString() {
    return store.toString();
  }
}

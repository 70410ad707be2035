package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.RequestListener.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** A store of which somebody is told each request; to its users it is as the store behind it. */
public final class ObservedObjectStore implements ObjectStore {
  private final ObjectStore store;
  private final RequestListener listener;
  private final LongSupplier nanos;

  /**
   * Tells {@code listener} of all requests to {@code store}.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public ObservedObjectStore(ObjectStore store, RequestListener listener, LongSupplier nanos) {
    this.store = store;
    this.listener = listener;
    this.nanos = nanos;
  }

  @Override
  public byte[] read(ObjectKey key, int maxBytes) throws IOException {
    Request request = new Request(Kind.READ, key.text());
    try {
      byte[] bytes = store.read(key, maxBytes);
      request.bytes = bytes.length;
      return bytes;
    } finally {
      request.isOver();
    }
  }

  @Override
  public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
    Request request = new Request(Kind.READ_RANGE, key.text());
    try {
      byte[] bytes = store.readRange(key, offset, length);
      request.bytes = bytes.length;
      return bytes;
    } finally {
      request.isOver();
    }
  }

  @Override
  public long size(ObjectKey key) throws IOException {
    Request request = new Request(Kind.SIZE, key.text());
    try {
      return store.size(key);
    } finally {
      request.isOver();
    }
  }

  @Override
  public List<ObjectKey> list(String prefix) throws IOException {
    Request request = new Request(Kind.LIST, prefix);
    try {
      return store.list(prefix);
    } finally {
      request.isOver();
    }
  }

  @Override
  public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    Request request = new Request(Kind.CREATE, key.text());
    try {
      Creation creation = store.createOnce(key, bytes);
      request.bytes = bytes.remaining();
      return creation;
    } finally {
      request.isOver();
    }
  }

  @Override
  public void delete(ObjectKey key) throws IOException {
    Request request = new Request(Kind.DELETE, key.text());
    try {
      store.delete(key);
    } finally {
      request.isOver();
    }
  }

  /** As messages name it: nobody needs to know that it is observed. */
  @Override
  public String toString() {
    return store.toString();
  }

  /** A request that is under way. */
  private final class Request {
    private final Kind kind;
    private final String object;
    private final long begin = nanos.getAsLong();
    private long bytes;

    private Request(Kind kind, String object) {
      this.kind = kind;
      this.object = object;
    }

    private void isOver() {
      Duration took = Duration.ofNanos(nanos.getAsLong() - begin);
      listener.requested(kind, object, bytes, took);
    }
  }
}

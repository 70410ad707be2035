package io.tummycrypt.tcfs.store.s3;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is asked of the server; the same object may be sent again and again. */
final class Request {
  private final String method;
  private final String target;
  private final TreeMap<String, String> headers = new TreeMap<>();
  private final @Nullable ByteBuffer body;
  private final boolean isForBytes;

  private Request(String method, String target, @Nullable ByteBuffer body, boolean isForBytes) {
    this.method = method;
    this.target = target;
    this.body = body;
    this.isForBytes = isForBytes;
  }

  /**
   * A request without a body.
   *
   * @param target the escaped path and query
   */
  static Request of(String method, String target) {
    return new Request(method, target, null, /* isForBytes= */ false);
  }

  /** Asks for the bytes of an object, which do not show by themselves that one is missing. */
  static Request read(String target) {
    return new Request("GET", target, null, /* isForBytes= */ true);
  }

  /** A creation, which fails if something is there. */
  static Request create(String target, ByteBuffer body) {
    return new Request("PUT", target, body, /* isForBytes= */ false)
        .with("if-none-match", "*")
        .with("content-type", "application/octet-stream");
  }

  /** Adds a header; the name is in lower case. */
  Request with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Nullable ByteBuffer body() {
    return body;
  }

  /** Whether an answer is only whole if it says how long it is. */
  boolean isForBytes() {
    return isForBytes;
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}

package io.tummycrypt.tcfs.app.rpc;

import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.MetadataUtils;
import io.tummycrypt.tcfs.store.trace.TraceId;
import org.jspecify.annotations.Nullable;

/** Carries what a caller is at to the agent, as {@code traceparent} beside each call. */
final class CallTrace implements ServerInterceptor {
  private static final Metadata.Key<String> TRACEPARENT =
      Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<TraceId> ASKER = Context.key("tcfs-asker");

  /** What the caller of the call that is served by this thread is at; null if it does not say. */
  static @Nullable TraceId asker() {
    return ASKER.get();
  }

  /** Says so of every call. */
  static ClientInterceptor telling(TraceId trace) {
    Metadata headers = new Metadata();
    headers.put(TRACEPARENT, trace.traceparent());
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  /** What is no such header is passed over. */
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    TraceId trace = TraceId.ofTraceparent(headers.get(TRACEPARENT));
    return trace == null
        ? next.startCall(call, headers)
        : Contexts.interceptCall(Context.current().withValue(ASKER, trace), call, headers, next);
  }
}

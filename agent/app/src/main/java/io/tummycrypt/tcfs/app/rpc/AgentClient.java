package io.tummycrypt.tcfs.app.rpc;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.app.operations.AgentLink.Listener;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.rpc.v1.AgentGrpc;
import io.tummycrypt.tcfs.rpc.v1.GetStateRequest;
import io.tummycrypt.tcfs.rpc.v1.LookRequest;
import io.tummycrypt.tcfs.rpc.v1.RecheckRequest;
import io.tummycrypt.tcfs.rpc.v1.WatchRequest;
import io.tummycrypt.tcfs.rpc.v1.WatchResponse;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks one agent, for one thread. What it says is foreign, for it may be of another version. */
final class AgentClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 2;

  /**
   * After which it is made sure that an agent that is watched is still there; the least there is.
   */
  private static final int SILENCE_SECONDS = 10;

  /** A state has some hundred bytes for each root. */
  private static final int LONGEST_ANSWER = 1 << 20;

  private final String process;
  private final Transport transport = new Transport();
  private final ManagedChannel channel;

  /** Does not connect yet. */
  private AgentClient(String process, Path socket, TraceId trace) {
    this.process = process;
    this.channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(transport.loop())
            .directExecutor()
            .overrideAuthority("localhost")
            .usePlaintext()
            .maxInboundMessageSize(LONGEST_ANSWER)
            .keepAliveTime(SILENCE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .disableRetry()
            .intercept(CallTrace.telling(trace))
            .build();
  }

  /** How it stands. */
  static Answer ask(String process, Path socket, TraceId trace) {
    try (AgentClient client = new AgentClient(process, socket, trace)) {
      return client.ask();
    }
  }

  /** The same, once it has been told to look whether it is paused. */
  static Answer recheck(String process, Path socket, TraceId trace) {
    try (AgentClient client = new AgentClient(process, socket, trace)) {
      return client.told(calls -> calls.recheck(RecheckRequest.getDefaultInstance()));
    }
  }

  /** The same, once it has been told to look at everything. */
  static Answer look(String process, Path socket, TraceId trace) {
    try (AgentClient client = new AgentClient(process, socket, trace)) {
      return client.told(calls -> calls.look(LookRequest.getDefaultInstance()));
    }
  }

  /** Hands on what happens, until it is over. */
  static Answer watch(String process, Path socket, TraceId trace, Listener listener)
      throws IOException {
    try (AgentClient client = new AgentClient(process, socket, trace)) {
      return client.watch(listener);
    }
  }

  private Answer ask() {
    try {
      return told(
          StateMessages.read(calls().getState(GetStateRequest.getDefaultInstance()).getState()));
    } catch (StatusRuntimeException e) {
      return silent(e.getStatus());
    } catch (IllegalArgumentException | ArithmeticException _) {
      return new Answer.Silent(process, "it says what this version of tcfs does not understand");
    }
  }

  private Answer told(Consumer<AgentGrpc.AgentBlockingStub> something) {
    try {
      something.accept(calls());
      return ask();
    } catch (StatusRuntimeException e) {
      return silent(e.getStatus());
    }
  }

  private Answer watch(Listener listener) throws IOException {
    Answer first = ask();
    if (!(first instanceof Answer.Told)) {
      return first;
    }
    try {
      Iterator<WatchResponse> events =
          AgentGrpc.newBlockingStub(channel).watch(WatchRequest.getDefaultInstance());
      while (events.hasNext()) {
        @Nullable AgentEvent event = EventMessages.read(events.next());
        if (event != null) {
          listener.happened(event);
        }
      }
      return new Answer.Silent(process, "it has ended");
    } catch (StatusRuntimeException e) {
      return silent(e.getStatus());
    } catch (IllegalArgumentException _) {
      return new Answer.Silent(process, "it says what this version of tcfs does not understand");
    }
  }

  private Answer told(AgentState state) {
    return new Answer.Told(process, state, Instant.now());
  }

  private Answer silent(Status status) {
    String why =
        switch (status.getCode()) {
          case DEADLINE_EXCEEDED -> "no answer within " + PATIENCE_SECONDS + " seconds";
          case UNIMPLEMENTED -> "it is of another version";
          case UNAVAILABLE -> "it does not let itself be asked, or has just ended";
          default -> Printable.line(status.getCode() + " " + status.getDescription());
        };
    return new Answer.Silent(process, why);
  }

  private AgentGrpc.AgentBlockingStub calls() {
    return AgentGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    transport.close();
  }
}

package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Line;
import io.tummycrypt.tcfs.store.event.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Messages of a device over a connection. */
final class NatsLine implements Line {
  /** The server counts headers, too; ours have the id, of some hundred bytes at most. */
  private static final long HEADERS = 1024;

  private final Connection connection;
  private final JetStream stream;
  private final StateStream state;
  private final DeviceName device;

  NatsLine(Connection connection, JetStream stream, StateStream state, DeviceName device) {
    this.connection = connection;
    this.stream = stream;
    this.state = state;
    this.device = device;
  }

  /** Something that the server is asked. */
  @FunctionalInterface
  private interface Question<T extends @Nullable Object> {
    T ask() throws IOException, JetStreamApiException;
  }

  private <T extends @Nullable Object> T ask(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (JetStreamApiException | RuntimeException e) {
      throw new IOException(NatsConnections.why(connection, e), e);
    }
  }

  /** It is known by when it was made. */
  @Override
  public String stream() throws IOException {
    return ask(() -> state.found().getCreateTime().toInstant().toString());
  }

  @Override
  public long last() throws IOException {
    return ask(() -> state.found().getStreamState().getLastSequence());
  }

  @Override
  public Set<String> idsAfter(long number, int most) throws IOException {
    return ask(() -> {
      Set<String> ids = new HashSet<>();
      long end = last();
      MessageInfo found = state.next(device, number + 1);
      for (int i = 0; found != null && found.getSeq() <= end && i < most; i++) {
        Headers headers = found.getHeaders();
        String id = headers == null ? null : headers.getFirst("Nats-Msg-Id");
        if (id != null) {
          ids.add(id);
        }
        found = state.next(device, found.getSeq() + 1);
      }
      return ids;
    });
  }

  @Override
  public long longest() {
    return connection.getMaxPayload() - HEADERS;
  }

  @Override
  public CompletableFuture<Long> send(Message message) {
    byte[] bytes = message.text().getBytes(StandardCharsets.US_ASCII);
    PublishOptions once = PublishOptions.builder().messageId(message.id()).build();
    try {
      return stream
          .publishAsync(StateStream.subject(device, message.type()), bytes, once)
          .thenApply(taken -> state.isOf(taken) ? taken.getSeqno() : 0L);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(new IOException(NatsConnections.why(connection, e), e));
    }
  }
}

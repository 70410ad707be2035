package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.PublishOptions;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.impl.Headers;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Line;
import io.tummycrypt.tcfs.store.event.Message;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Messages of a device over a connection. */
final class NatsLine implements Line {
  /** The server counts headers, too; ours have the id, of some hundred bytes at most. */
  private static final long HEADERS = 1024;

  /** It gives the next one sooner than that. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

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
    T ask()
        throws IOException,
            JetStreamApiException,
            JetStreamStatusCheckedException,
            InterruptedException;
  }

  private <T extends @Nullable Object> T ask(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("it is to end").initCause(e);
    } catch (IOException
        | JetStreamApiException
        | JetStreamStatusCheckedException
        | RuntimeException e) {
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
      ConsumerInfo found = state.readBack(device, number + 1);
      try {
        return ids(found, most);
      } finally {
        state.endReading(found.getName());
      }
    });
  }

  private Set<String> ids(ConsumerInfo found, int most)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    Set<String> ids = new HashSet<>();
    IterableConsumer messages = NatsEvents.messages(connection, state.name(), found.getName());
    try {
      long left = found.getNumPending();
      while (left > 0 && ids.size() < most) {
        var next = messages.nextMessage(ANSWER);
        if (next == null) {
          throw new IOException("the server does not give back what it was told");
        }
        left = next.metaData().pendingCount();
        Headers headers = next.getHeaders();
        String id = headers == null ? null : headers.getFirst("Nats-Msg-Id");
        if (id != null) {
          ids.add(id);
        }
      }
    } finally {
      end(messages);
    }
    return ids;
  }

  /** The client gives up what was not answered, also where the server has said why. */
  private IOException refused(Throwable failure) {
    Throwable cause = failure.getCause();
    Throwable why = failure instanceof CompletionException && cause != null ? cause : failure;
    String text =
        why instanceof CancellationException
            ? NatsConnections.why(connection, new IOException("the server has not answered"))
            : NatsConnections.why(connection, why);
    return new IOException(text, why);
  }

  private static void end(IterableConsumer messages) {
    try {
      messages.close();
    } catch (Exception _) {
      // It ends with its consumer, or with the connection.
    }
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
          .handle((taken, failure) -> {
            if (failure != null) {
              throw new CompletionException(refused(failure));
            }
            return state.isOf(taken) ? taken.getSeqno() : 0L;
          });
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(new IOException(NatsConnections.why(connection, e), e));
    }
  }
}

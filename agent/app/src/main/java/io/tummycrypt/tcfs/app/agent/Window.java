package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.event.Line;
import io.tummycrypt.tcfs.store.event.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Messages that are on their way together, so that none waits for the answer to another. */
final class Window {
  private static final int MESSAGES = 256;

  /** With a server that takes messages and says nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Line line;
  private final List<CompletableFuture<Long>> sent = new ArrayList<>();

  Window(Line line) {
    this.line = line;
  }

  /** Sends a message after all others. */
  void send(Message message) {
    sent.add(line.send(message));
  }

  boolean isFull() {
    return sent.size() >= MESSAGES;
  }

  int size() {
    return sent.size();
  }

  /**
   * Waits until all that was sent is durable. Then it is empty.
   *
   * @return the highest number that one is known to have; 0 without any
   * @throws IOException if one was refused, or not answered: some may be there, others not
   */
  long await() throws IOException, InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    try {
      all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof IOException io ? IoText.of(io) : String.valueOf(e.getCause());
      throw new IOException("a message was refused: " + why, e);
    } catch (TimeoutException e) {
      throw new IOException(
          "the server has not said for %d seconds that it has a message"
              .formatted(PATIENCE.toSeconds()),
          e);
    }
    long highest = 0;
    for (CompletableFuture<Long> each : sent) {
      highest = Math.max(highest, each.resultNow());
    }
    sent.clear();
    return highest;
  }
}

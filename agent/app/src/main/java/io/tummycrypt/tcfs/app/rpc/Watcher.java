package io.tummycrypt.tcfs.app.rpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.rpc.v1.WatchResponse;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Hands on to one reader what happens, as fast as the reader takes it. What waits is bounded: a
 * reader that is too slow is told how much it has missed. Of states only the newest waits.
 */
final class Watcher {
  private static final int LONGEST = 10_000;

  private final ServerCallStreamObserver<WatchResponse> reader;
  private final Queue<AgentEvent> waiting = new ArrayDeque<>();
  private AgentEvent.@Nullable Now now;
  private long missed;

  Watcher(ServerCallStreamObserver<WatchResponse> reader) {
    this.reader = reader;
  }

  /** Tells how the agent stands, and then what happens. */
  void begin(AgentKnowledge knowledge) {
    reader.setOnReadyHandler(this::drain);
    Runnable end = knowledge.watch(this::take);
    reader.setOnCancelHandler(end);
    take(new AgentEvent.Now(knowledge.state()));
    if (reader.isCancelled()) {
      end.run();
    }
  }

  private synchronized void take(AgentEvent event) {
    if (event instanceof AgentEvent.Now newest) {
      now = newest;
    } else if (waiting.size() < LONGEST) {
      waiting.add(event);
    } else {
      missed++;
    }
    drain();
  }

  private synchronized void drain() {
    while (reader.isReady() && !reader.isCancelled()) {
      AgentEvent next = next();
      if (next == null) {
        return;
      }
      reader.onNext(EventMessages.of(next));
    }
  }

  private @Nullable AgentEvent next() {
    AgentEvent next = waiting.poll();
    if (next == null && missed > 0) {
      next = new AgentEvent.Missed(missed);
      missed = 0;
    }
    if (next == null) {
      next = now;
      now = null;
    }
    return next;
  }
}

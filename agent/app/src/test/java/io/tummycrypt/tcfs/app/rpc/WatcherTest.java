package io.tummycrypt.tcfs.app.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.ServerCallStreamObserver;
import io.tummycrypt.tcfs.app.AgentSamples;
import io.tummycrypt.tcfs.app.FakeKnowledge;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.rpc.v1.WatchResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Readers that are slow, or leave. */
class WatcherTest {
  private final Reader reader = new Reader();
  private final FakeKnowledge knowledge = new FakeKnowledge();

  /** A reader that takes what it is told to take. */
  private static final class Reader extends ServerCallStreamObserver<WatchResponse> {
    private final List<AgentEvent> read = new ArrayList<>();
    private Runnable onReady = () -> {};
    private Runnable onCancel = () -> {};
    private boolean isReady;
    private boolean isCancelled;

    void reads() {
      isReady = true;
      onReady.run();
    }

    void leaves() {
      isCancelled = true;
      onCancel.run();
    }

    @Override
    public void onNext(WatchResponse response) {
      read.add(Objects.requireNonNull(EventMessages.read(response)));
    }

    @Override
    public boolean isReady() {
      return isReady;
    }

    @Override
    public boolean isCancelled() {
      return isCancelled;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
      onReady = handler;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
      onCancel = handler;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onCompleted() {}
  }

  @Test
  void tellsASlowReaderHowMuchItHasMissedAndHowThingsAreNow() {
    new Watcher(reader).begin(knowledge);
    Consumer<AgentEvent> watcher = knowledge.watchers.getFirst();
    AgentEvent moved = AgentSamples.events().getFirst();
    for (int i = 0; i < 10_007; i++) {
      watcher.accept(moved);
      watcher.accept(new AgentEvent.Now(AgentSamples.state()));
    }
    assertEquals(List.of(), reader.read);

    reader.reads();
    assertEquals(10_002, reader.read.size());
    assertEquals(moved, reader.read.getFirst());
    assertEquals(new AgentEvent.Missed(7), reader.read.get(10_000));
    assertEquals(new AgentEvent.Now(AgentSamples.state()), reader.read.getLast());
  }

  @Test
  void tellsNothingToAReaderThatHasLeft() {
    reader.isReady = true;
    new Watcher(reader).begin(knowledge);
    assertFalse(knowledge.watchers.isEmpty());
    reader.leaves();
    assertTrue(knowledge.watchers.isEmpty());
  }
}

package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.operations.AgentCounts;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent that is always the same, and notes what it was asked. */
public final class FakeKnowledge implements AgentKnowledge {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public final List<Consumer<AgentEvent>> watchers = new CopyOnWriteArrayList<>();

  @Override
  public boolean isSwitchedOff() {
    return false;
  }

  @Override
  public @Nullable SourceNote source() {
    return null;
  }

  @Override
  public AgentCounts counts() {
    return new AgentCounts(0, 0, Duration.ZERO, Map.of(), 0, Map.of(), 0, 0, 0);
  }

  @Override
  public AgentState state() {
    return AgentSamples.state();
  }

  @Override
  public Runnable watch(Consumer<AgentEvent> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }

  @Override
  public void recheck(@Nullable TraceId asker) {
    asked.add("recheck " + asker);
  }

  @Override
  public void look(@Nullable TraceId asker) {
    asked.add("look " + asker);
  }
}

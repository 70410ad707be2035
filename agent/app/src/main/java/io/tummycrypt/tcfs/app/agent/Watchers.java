package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who are told what happens. Each is called by one thread at a time. */
final class Watchers {
  private final List<Consumer<AgentEvent>> listeners = new CopyOnWriteArrayList<>();

  /** Adds one; ends with what is returned. */
  Runnable add(Consumer<AgentEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  synchronized void tell(AgentEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}

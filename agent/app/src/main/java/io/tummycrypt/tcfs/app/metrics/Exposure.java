package io.tummycrypt.tcfs.app.metrics;

import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Serves the metrics of an agent where its settings say, also when these change. */
public final class Exposure implements AutoCloseable {
  private final AgentKnowledge knowledge;
  private final Consumer<String> messages;
  private @Nullable String address;
  private @Nullable MetricsServer server;
  private @Nullable String problem;

  /**
   * Serves nothing yet.
   *
   * @param messages is told once why metrics are not served
   */
  public Exposure(AgentKnowledge knowledge, Consumer<String> messages) {
    this.knowledge = knowledge;
    this.messages = messages;
  }

  /** Serves there from now on, or tries again to; null for nowhere. */
  public synchronized void follow(@Nullable String wanted) {
    if (server != null && Objects.equals(wanted, address)) {
      return;
    }
    close();
    if (!Objects.equals(wanted, address)) {
      problem = null;
      address = wanted;
    }
    if (wanted == null) {
      return;
    }
    try {
      server = MetricsServer.start(wanted, knowledge);
      problem = null;
    } catch (IOException e) {
      String why = IoText.why(e);
      if (!why.equals(problem)) {
        problem = why;
        messages.accept(
            "metrics are not served at "
                + wanted
                + ": "
                + why
                + "; set 'metrics: {listen: ADDRESS:PORT}', or 'none', in device.yaml");
      }
    }
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}

package io.tummycrypt.tcfs.app.rpc;

import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has an agent answer on the socket of its device, also when that could not be opened at first or
 * was taken away, until this is closed. Safe for several threads.
 */
public final class Answering implements AutoCloseable {
  private final TcfsHome home;
  private final AgentKnowledge knowledge;
  private final Consumer<String> messages;
  private @Nullable AgentServer server;
  private @Nullable String problem;
  private boolean isClosed;

  /**
   * Answers nobody yet.
   *
   * @param messages is told once why nobody is answered
   */
  public Answering(TcfsHome home, AgentKnowledge knowledge, Consumer<String> messages) {
    this.home = home;
    this.knowledge = knowledge;
    this.messages = messages;
  }

  /** Answers from now on, or tries again to; to be called now and then. */
  public synchronized void follow() {
    try {
      if (isClosed || (server != null && server.isThere())) {
        return;
      }
      stop();
      server = AgentServer.start(home, knowledge);
      problem = null;
    } catch (IOException | RuntimeException e) {
      String why = e instanceof IOException io ? IoText.of(io) : String.valueOf(e);
      if (!why.equals(problem)) {
        problem = why;
        messages.accept(why);
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    isClosed = true;
    stop();
  }

  private void stop() throws IOException {
    AgentServer before = server;
    server = null;
    if (before != null) {
      before.close();
    }
  }
}

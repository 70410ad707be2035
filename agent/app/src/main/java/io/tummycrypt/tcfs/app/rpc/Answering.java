package io.tummycrypt.tcfs.app.rpc;

import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has an agent answer on the socket of its device, also when that could not be opened at first or
 * was taken away. Not thread-safe.
 */
public final class Answering implements AutoCloseable {
  private final TcfsHome home;
  private final AgentKnowledge knowledge;
  private final Consumer<String> messages;
  private @Nullable AgentServer server;
  private @Nullable String problem;

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
  public void follow() {
    try {
      if (server != null && server.isThere()) {
        return;
      }
      close();
      server = AgentServer.start(home, knowledge);
      problem = null;
    } catch (IOException e) {
      String why = IoText.of(e);
      if (!why.equals(problem)) {
        problem = why;
        messages.accept(why);
      }
    }
  }

  @Override
  public void close() throws IOException {
    AgentServer before = server;
    server = null;
    if (before != null) {
      before.close();
    }
  }
}

package io.tummycrypt.tcfs.app.rpc;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.home.AgentSocket;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way through the socket in {@code run}. While no agent holds its lock nothing is asked, and
 * nothing of gRPC is loaded.
 */
public final class SocketLink implements AgentLink {
  private final TcfsHome home;
  private final Supplier<TraceId> trace;

  /**
   * To the agent of the device that is there.
   *
   * @param trace tells what the caller is at
   */
  public SocketLink(TcfsHome home, Supplier<TraceId> trace) {
    this.home = home;
    this.trace = trace;
  }

  @Override
  public Answer ask() {
    return with((process, socket) -> AgentClient.ask(process, socket, trace.get()));
  }

  @Override
  public void recheck() {
    with((process, socket) -> AgentClient.recheck(process, socket, trace.get()));
  }

  @Override
  public boolean look() {
    return with((process, socket) -> AgentClient.look(process, socket, trace.get()))
        instanceof Answer.Told;
  }

  @Override
  public Answer watch(Listener listener) throws IOException {
    @Nullable String process = process();
    if (process == null) {
      return new Answer.Nobody();
    }
    Path socket;
    try {
      socket = socket();
    } catch (IOException e) {
      return new Answer.Silent(process, IoText.of(e));
    }
    return AgentClient.watch(process, socket, trace.get(), listener);
  }

  /**
   * What is asked of an agent; no reference to a method, for that would load what has it at once.
   */
  private interface Question {
    Answer of(String process, Path socket);
  }

  private Answer with(Question question) {
    @Nullable String process = null;
    try {
      process = process();
      if (process == null) {
        return new Answer.Nobody();
      }
      return question.of(process, socket());
    } catch (IOException e) {
      return process == null ? new Answer.Nobody() : new Answer.Silent(process, IoText.of(e));
    }
  }

  private @Nullable String process() throws IOException {
    RunLock.Attempt.@Nullable Busy busy = RunLock.lookForAgent(home);
    return busy == null ? null : busy.who();
  }

  private Path socket() throws IOException {
    Path socket = AgentSocket.require(home);
    if (!Files.exists(socket)) {
      throw new IOException("it has no socket " + socket);
    }
    return socket;
  }
}

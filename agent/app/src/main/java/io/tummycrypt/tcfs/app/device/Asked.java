package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** An agent that is asked how it stands while something else is looked at. */
final class Asked {
  private final FutureTask<AgentLink.Answer> answer;

  private Asked(FutureTask<AgentLink.Answer> answer) {
    this.answer = answer;
  }

  /** Begins to ask. */
  static Asked of(AgentLink agent) {
    FutureTask<AgentLink.Answer> task = new FutureTask<>(agent::ask);
    Thread.ofPlatform().daemon().name("ask-agent").start(task);
    return new Asked(task);
  }

  /** What it says; waits until that is known. */
  AgentLink.Answer answer() {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AgentLink.Answer.Nobody();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the agent could not be asked", e.getCause());
    }
  }
}

package io.tummycrypt.tcfs.app.operations;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The way from a command to the agent of its device, which may run or not. */
public interface AgentLink {
  /** What came of asking. */
  sealed interface Answer {
    /** No agent runs. */
    record Nobody() implements Answer {}

    /**
     * One runs and does not answer.
     *
     * @param process which, as its lock says
     * @param why in words
     */
    record Silent(String process, String why) implements Answer {}

    /** One runs, and this is what it says then. */
    record Told(String process, AgentState state, Instant at) implements Answer {}

    /** What it says; null if it says nothing. */
    default @Nullable AgentState state() {
      return this instanceof Told(_, AgentState state, _) ? state : null;
    }
  }

  /** No agent is ever there. */
  AgentLink NONE = new AgentLink() {};

  /** Asks how it stands; waits for two seconds at most. */
  default Answer ask() {
    return new Answer.Nobody();
  }

  /** Has it look anew whether it is paused; one that does not hear does so by itself, later. */
  default void recheck() {}

  /** Has it look at everything now. False if there is none, or it does not hear. */
  default boolean look() {
    return false;
  }

  /**
   * Hands on what it tells until it ends, or the thread is interrupted.
   *
   * @return why it is over: that there is none, that it ended, or what went wrong
   * @throws IOException if the listener does
   */
  default Answer watch(Listener listener) throws IOException {
    return new Answer.Nobody();
  }

  /** Whom to tell. */
  @FunctionalInterface
  interface Listener {
    void happened(AgentEvent event) throws IOException;
  }
}

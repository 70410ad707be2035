package io.tummycrypt.tcfs.store.nats;

import java.time.Duration;

/**
 * Looks, while another server has to do, whether one that comes before it is there again: soon at
 * first, then less and less often. Holds nobody up.
 */
final class Homesickness implements AutoCloseable {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final NatsConnections connections;
  private final Thread thread;
  private volatile boolean isOver;

  private Homesickness(NatsConnections connections) {
    this.connections = connections;
    this.thread = Thread.ofVirtual().name("nearer server").unstarted(this::look);
  }

  /** Begins to look, unless the best server is connected. */
  static Homesickness begin(NatsConnections connections) {
    Homesickness begun = new Homesickness(connections);
    if (!connections.isBest()) {
      begun.thread.start();
    }
    return begun;
  }

  private void look() {
    Duration pause = FIRST;
    try {
      while (!isOver) {
        Thread.sleep(pause);
        isOver = connections.isBetterThere();
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
      }
    } catch (InterruptedException _) {
      // Nobody wants to know any more.
    }
  }

  /** Whether a better server is there. */
  boolean isOver() {
    return isOver;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package io.tummycrypt.tcfs.store.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way to the other devices, which may be there or not. Nothing that is called here waits for a
 * server. Safe for use by any thread.
 */
public interface Events extends AutoCloseable {
  /** Whom to tell what is heard; called by one thread at a time, which it must not hold up. */
  interface Listener {
    /** Another device of the fleet has published. */
    void published(HeadNotice notice);

    /** Something may have been missed: at the beginning, and after each interruption. */
    void missed();

    /** It goes otherwise than before, in health or in why. */
    void changed(State state);
  }

  /** How well it goes. */
  enum Health {
    /** What is announced arrives, and what others announce is heard. */
    CONNECTED,
    /** There is a server, and it does not do what it has to. */
    DEGRADED,
    /** There is no server. */
    OFFLINE
  }

  /**
   * How it goes.
   *
   * @param since when that began, with this server
   * @param server who is on the other end; null if nobody is
   * @param why nothing better, in words, with what to do; null if all is well
   * @param lastEvent when the last event of another device came; null if none has
   * @param lag how many events are at the server and not here yet; null if nobody knows
   * @param waiting of how many heads of this device not all is told yet
   */
  record State(
      Health health,
      Instant since,
      @Nullable String server,
      @Nullable String why,
      @Nullable Instant lastEvent,
      @Nullable Long lag,
      int waiting) {
    /** The same after an event at this time. */
    public State withLastEvent(Instant at) {
      return new State(health, since, server, why, at, lag, waiting);
    }

    /** The same with so many events not here yet. */
    public State withLag(long events) {
      return new State(health, since, server, why, lastEvent, events, waiting);
    }

    /** The same with so many heads of which not all is told. */
    public State withWaiting(int heads) {
      return new State(health, since, server, why, lastEvent, lag, heads);
    }

    /** The same with this in place of no reason for nothing better. */
    public State withWhy(String reason) {
      return new State(health, since, server, reason, lastEvent, lag, waiting);
    }
  }

  /**
   * Tells the other devices, once that is possible; only the last notice of a device is kept. A
   * notice with the same number counts once, however often it is sent.
   */
  void announce(HeadNotice notice);

  /**
   * Tells the other devices once more, if that is possible now, also of what they were told of
   * before: something else may have been missed.
   */
  void remind(HeadNotice notice);

  /** A way to tell anybody who listens what became of what; null while there is none. */
  @Nullable Line line();

  /** How it goes now. */
  State state();

  /** Ends it; what has not been sent by then is not sent. The state is that of the end. */
  @Override
  void close();
}

package io.tummycrypt.tcfs.store.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The way to the other devices, which may be there or not. Safe for use by any thread. */
public interface Events extends AutoCloseable {
  /** Whom to tell what is heard. */
  interface Listener {
    /** Another device has published. */
    void published(HeadNotice notice);

    /** Something may have been missed. */
    void missed();
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
   * @param since when that began
   * @param server who is on the other end; null if nobody is
   * @param why nothing better; null if all is well
   * @param lastEvent when the last event came; null if none has
   * @param waiting how many announcements are still to be sent
   */
  record State(
      Health health,
      Instant since,
      @Nullable String server,
      @Nullable String why,
      @Nullable Instant lastEvent,
      int waiting) {}

  /** Tells the other devices, once that is possible; only the last notice of a device is kept. */
  void announce(HeadNotice notice);

  State state();

  @Override
  void close();
}

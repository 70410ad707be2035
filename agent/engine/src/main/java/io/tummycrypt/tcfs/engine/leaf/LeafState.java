package io.tummycrypt.tcfs.engine.leaf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with the server of this machine.
 *
 * @param since when that began
 * @param why nothing better, in words, with what to do; null if all is well
 * @param use what it is used for
 */
public record LeafState(Health health, Instant since, @Nullable String why, LeafUse use) {
  /** How well it goes. */
  public enum Health {
    /** This device is to have none. */
    NONE,
    /** Its configuration is there; somebody else runs it, or nobody. */
    WRITTEN,
    /** It runs, and the hub is there. */
    CONNECTED,
    /** It runs, and the hub is away: devices here hear of each other and of nobody else. */
    CUT,
    /** It is to run, and does not. */
    DOWN,
    /** An agent of another version says something that this one does not know. */
    UNKNOWN
  }
}

package io.tummycrypt.tcfs.store.check;

import java.util.List;

/**
 * Something in a store that is not as it must be, and all that cannot be read because of it.
 *
 * @param object its key; of a listing that failed its prefix
 * @param problem what is wrong with it, in words for people
 * @param needs the versions that need it, by root and path
 * @param more how many others need it: there are too many to keep
 * @param untold heads of which it is not known any more what they told
 */
public record Damage(
    String object, Kind kind, String problem, List<Need> needs, long more, List<Untold> untold) {
  public Damage {
    needs = List.copyOf(needs);
    untold = List.copyOf(untold);
  }

  /** How it is wrong. */
  public enum Kind {
    /** Something names it, and it is not there. */
    MISSING,
    /** It does not have the bytes that it must have. */
    DAMAGED,
    /** It belongs to another fleet. */
    FOREIGN,
    /** Nothing has such a name there: programs stop at it, or pass it over. */
    MISPLACED,
    /** It names a path that is never taken from another device. */
    REFUSED,
    /** It says something that this version does not know. */
    UNKNOWN,
    /** It is derived from others, and does not say what they say. */
    OUTDATED,
    /** It is there, and the store does not give it out. */
    UNREADABLE
  }
}

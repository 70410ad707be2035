package io.tummycrypt.tcfs.core.observed;

/**
 * How this machine's own message server was found.
 *
 * @param configuration its file
 * @param server whether it runs, as far as the agent is to see to that
 */
public record LeafObserved(Configuration configuration, Server server) {
  /** The file with its settings. */
  public enum Configuration {
    MISSING,
    OTHER,
    AS_DESIRED,
    /** There is one, and is to be none. */
    LEFT_OVER,
    /** There is none, and is to be none. */
    NONE
  }

  /** The program. */
  public enum Server {
    /** It runs, with the settings that the file has. */
    RUNS,
    /** It runs, with other settings. */
    RUNS_OTHERWISE,
    DOWN,
    /** It runs, and is not to. */
    LEFT_OVER,
    /** Whether it runs is no matter of the agent. */
    NOT_ASKED
  }
}

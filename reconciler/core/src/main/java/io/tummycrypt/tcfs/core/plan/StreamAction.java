package io.tummycrypt.tcfs.core.plan;

import java.util.List;

/**
 * One thing to do at a message server, or with one that runs on this machine.
 *
 * @param name of the stream, the consumer, the file or the program
 * @param differences that are mended, by the names of the settings; none if it is made
 */
public record StreamAction(What what, Part part, String name, List<Difference> differences) {
  public StreamAction {
    differences = List.copyOf(differences);
  }

  /** What is done. */
  public enum What {
    /** It is missing. */
    MAKE,
    /** It stays, and with it what is in it. */
    CHANGE,
    /** It cannot be changed: another takes its place. What was in it is in the store as well. */
    REPLACE,
    /** It is there, and is not to be. */
    REMOVE
  }

  /** With what. */
  public enum Part {
    STREAM,
    CONSUMER,
    /** A copy of the stream of a leaf node. */
    COPY,
    /** The configuration of this machine's own server. */
    LEAF_CONFIGURATION,
    /** This machine's own server, as a program that runs. */
    LEAF_SERVER
  }

  /**
   * One setting.
   *
   * @param found in place of what is expected; empty for nothing
   */
  public record Difference(String setting, String found, String expected) {}
}

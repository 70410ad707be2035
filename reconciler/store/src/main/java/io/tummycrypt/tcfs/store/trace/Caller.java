package io.tummycrypt.tcfs.store.trace;

/**
 * Who asks a server for something, as the server may note it down, and is told when that takes
 * long. Asked anew for every attempt, by any thread.
 */
@FunctionalInterface
public interface Caller {
  /** Says which program it is, and no more. */
  Caller UNNAMED = () -> "tcfs";

  /** Products of HTTP, as {@code tcfs/1.2.3 trace/ID}: visible characters of ASCII. */
  String text();

  /**
   * There is no answer of use for some time, and it is asked again; told once or more.
   *
   * @param what was asked of whom, and what came of it last, for people
   */
  default void waits(String what) {}

  /** What a program of this version says that is at this. */
  static String text(String version, TraceId at) {
    return "tcfs/" + version.replaceAll("[^A-Za-z0-9.+_-]", "-") + " trace/" + at;
  }
}

package io.tummycrypt.tcfs.app.log;

import java.util.Locale;

/** How much a line matters, the most first. */
public enum LogLevel {
  /** A person has to do something. */
  ERROR,
  /** Something is not as it should be, and mends itself or can wait. */
  WARN,
  /** What was done, and what has changed. */
  INFO,
  /** Each step, and each request to the store. */
  DEBUG;

  /** As it is written. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a log of this level has lines of that one. */
  boolean has(LogLevel other) {
    return other.compareTo(this) <= 0;
  }
}

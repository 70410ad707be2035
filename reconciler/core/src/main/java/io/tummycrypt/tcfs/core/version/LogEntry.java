package io.tummycrypt.tcfs.core.version;

/**
 * One step of a device's log. {@code seq} is the sequence number of the head in which it first
 * stood, from 1.
 */
public sealed interface LogEntry {
  /** The head in which this entry first stood. */
  long seq();

  /**
   * The version is live in this log: the device wrote it, carries it, or made a conflict copy of
   * it.
   */
  record Put(long seq, Version version) implements LogEntry {}

  /** The version is no longer live in this log, for something has superseded it. */
  record Drop(long seq, VersionKey key) implements LogEntry {}
}

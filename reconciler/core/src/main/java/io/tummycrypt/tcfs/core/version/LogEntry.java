package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;

/**
 * One step of a device's log. {@code seq} is the sequence number of the head in which it first
 * stood, from 1.
 */
public sealed interface LogEntry {
  /** The head in which this entry first stood. */
  long seq();

  /** The root of the version that it is about. */
  RootName root();

  /** The path of the version that it is about. */
  TreePath path();

  /** The edit that made the version that it is about. */
  Dot dot();

  /**
   * The version is live in this log: the device wrote it, carries it, or made a conflict copy of
   * it.
   */
  record Put(long seq, Version version) implements LogEntry {
    @Override
    public RootName root() {
      return version.root();
    }

    @Override
    public TreePath path() {
      return version.path();
    }

    @Override
    public Dot dot() {
      return version.dot();
    }
  }

  /** The version is no longer live in this log, for something has superseded it. */
  record Drop(long seq, VersionKey key) implements LogEntry {
    @Override
    public RootName root() {
      return key.root();
    }

    @Override
    public TreePath path() {
      return key.path();
    }

    @Override
    public Dot dot() {
      return key.dot();
    }
  }
}

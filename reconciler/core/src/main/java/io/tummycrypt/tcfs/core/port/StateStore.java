package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import java.io.IOException;
import java.util.List;

/** Keeps what a device remembers. It may be deleted at any time; a missing one is an empty one. */
public interface StateStore {
  /**
   * Reads all that was committed. Safe beside a process that commits: it then shows some moment
   * between two commits. What is returned may be kept here: whoever has it changes it only by what
   * was committed, and after that; values may be replaced by equal ones.
   *
   * @throws IOException if it is there and damaged, or of a format that this version does not know
   */
  DeviceState load() throws IOException;

  /**
   * What tells the state from that at any other time, without reading it: as long as the mark is
   * the same, so is the state. Nothing is verified.
   *
   * @throws IOException if that cannot be told
   */
  String mark() throws IOException;

  /** Commits all changes or none; durable on return. Committing the same changes again is safe. */
  void commit(List<StateChange> changes) throws IOException;
}

package io.tummycrypt.tcfs.app.operations;

/** What a shell completes a word to. */
public enum Completion {
  /** The names of the fleet's devices. */
  DEVICES,
  /** The names of this device's roots. */
  ROOTS,
  /** The names of the fleet's roots that this device does not have. */
  OTHER_ROOTS,
  /** Paths in the fleet, as in {@code docs/letters/}: a folder ends with a slash. */
  PATHS,
  /** Paths of the root that is in the store alone, as in {@code default/site/}. */
  DETACHED_PATHS,
  /**
   * A path, an @ and a version of it, as in {@code docs/plan.md@base}; behind an @ alone those
   * names of versions that any path may have.
   */
  VERSIONS
}

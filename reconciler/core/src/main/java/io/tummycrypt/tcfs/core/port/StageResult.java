package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.observed.Stat;

/** What came of one request to stage. */
public sealed interface StageResult {
  /**
   * The temporary is there, verified, with its mode and mtime; {@code stat} is the one it will be
   * placed with.
   */
  record Staged(Stat stat) implements StageResult {}

  /** It is not there; {@code reason} names the object, what was found and what was expected. */
  record Failed(String reason) implements StageResult {}
}

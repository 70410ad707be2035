package io.tummycrypt.tcfs.core.sim;

/** The process is killed at this moment. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("killed", null, false, false);
  }
}

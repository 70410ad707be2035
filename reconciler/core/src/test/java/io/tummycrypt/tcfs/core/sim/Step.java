package io.tummycrypt.tcfs.core.sim;

/**
 * One step of a scenario. Everything that is left open in it follows from the salt, so that a step
 * means much the same when others are taken away.
 */
sealed interface Step {
  int device();

  long salt();

  /** A user does something. */
  record Act(int device, Operation operation, long salt) implements Step {}

  /** A device does one cycle, and something goes wrong. */
  record Cycle(int device, Fault fault, long salt) implements Step {}
}

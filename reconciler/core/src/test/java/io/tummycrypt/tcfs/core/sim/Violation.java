package io.tummycrypt.tcfs.core.sim;

/** A promise that was not kept. Not an exception of the program: nothing catches it on the way. */
final class Violation extends Error {
  private static final long serialVersionUID = 1;

  Violation(String message) {
    super(message);
  }
}

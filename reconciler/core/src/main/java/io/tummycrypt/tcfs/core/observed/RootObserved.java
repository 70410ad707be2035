package io.tummycrypt.tcfs.core.observed;

/** What is known of a root's folder when the planner is asked. */
public sealed interface RootObserved {
  /** Nothing may be done in it; it was not scanned, or the scan cannot be believed. */
  record Halted(String reason, String nextStep) implements RootObserved {}

  /**
   * It was scanned, and its marker was right before and after.
   *
   * @param firstRun whether this device has no history of it, so that nothing here may be
   *     overwritten or deleted
   */
  record Scanned(LocalTree tree, boolean firstRun) implements RootObserved {}
}

package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;

/** What an agent hears: where it is to look, never what is there. */
public sealed interface Signal {
  /**
   * Something may have changed at a path or below it.
   *
   * @param isComplete whether the change is one that has ended, such as a file that was closed or
   *     renamed into place; otherwise it may go on
   */
  record Changed(RootName root, TreePath path, boolean isComplete) implements Signal {}

  /** What was seen at a path may have changed unseen, in the moment in which it was looked at. */
  record Doubtful(RootName root, TreePath path) implements Signal {}

  /** Anything in a root may have changed: what was heard was lost, or nobody was listening. */
  record Missed(RootName root) implements Signal {}

  /** Another device may have published something. */
  record Published() implements Signal {}

  /** The way to the others may be open again: what failed for want of it may go now. */
  record Reachable() implements Signal {}

  /** The fleet document may be another, or has to be made another. */
  record Redesired() implements Signal {}
}

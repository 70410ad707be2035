package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import org.jspecify.annotations.Nullable;

/** What a user wants the next cycle to do, and nothing else. */
sealed interface Errand {
  /**
   * Publish what is at a place and below it.
   *
   * @param choice what becomes of versions that nobody here has seen; null if they are to stop it
   */
  record Push(Place place, @Nullable Choice choice) implements Errand {}

  /** Bring what the fleet has at a path of the root without a folder. */
  record Pull(TreePath path) implements Errand {}
}

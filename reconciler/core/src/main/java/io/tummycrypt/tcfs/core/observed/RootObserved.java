package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of a root's folder when the planner is asked. */
public sealed interface RootObserved {
  /** Nothing may be done in it; it was not scanned, or the scan cannot be believed. */
  record Halted(String reason, String nextStep) implements RootObserved {}

  /**
   * It was scanned, and its marker was right before and after.
   *
   * @param firstRun whether this device has no history of it, so that nothing here may be
   *     overwritten or deleted
   * @param repositories each {@code .git} that was left out with its size in bytes, if a setting is
   *     about them; else empty
   */
  record Scanned(LocalTree tree, boolean firstRun, SortedMap<TreePath, Long> repositories)
      implements RootObserved {
    public Scanned {
      repositories = Collections.unmodifiableSortedMap(new TreeMap<>(repositories));
    }

    /** No setting is about repositories. */
    public Scanned(LocalTree tree, boolean firstRun) {
      this(tree, firstRun, new TreeMap<>());
    }
  }
}

package io.tummycrypt.tcfs.store.object;

import java.util.List;

/**
 * Looks at what a store stands on, for people who want to know why it does not work. It opens
 * nothing that it does not close, and what it asks is asked once: nothing is repeated.
 */
@FunctionalInterface
public interface StoreExaminer {
  /**
   * All that could be found out, in the order in which it was looked at. What fails is a trait,
   * too, and the others go on; what depends on it is left out.
   */
  List<StoreTrait> examine();
}

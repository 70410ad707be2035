package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a plan depends on, in a few numbers. Where a plan found nothing to do, there is nothing
 * to do as long as the situation is the same.
 *
 * @param surroundings the desired state, what the device remembers, where every chain ends, the
 *     markers of the roots, and the boot
 * @param trees the tree of each root; see {@link io.tummycrypt.tcfs.core.observed.TreePrint}
 */
public record Situation(Digest surroundings, SortedMap<RootName, Digest> trees) {
  public Situation {
    trees = Collections.unmodifiableSortedMap(new TreeMap<>(trees));
  }
}

package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of a look that went through.
 *
 * @param failed the paths on which something could not be done, of each root
 * @param halted the roots in which nothing could be
 * @param isCutShort whether the rest of what there was to do was left for a look that follows
 */
public record Ended(
    SortedMap<RootName, SortedSet<TreePath>> failed,
    SortedSet<RootName> halted,
    boolean isCutShort) {
  /** Everything was as it should be, or is now. */
  public static final Ended WELL = new Ended(new TreeMap<>(), new TreeSet<>(), false);

  public Ended {
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    halted = Collections.unmodifiableSortedSet(new TreeSet<>(halted));
  }

  SortedSet<TreePath> failed(RootName root) {
    return failed.getOrDefault(root, Collections.emptySortedSet());
  }
}

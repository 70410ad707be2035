package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a plan depends on, in a few words: where it found nothing to do, there is nothing to do as
 * long as they hold. They do not tell whether what was read of the fleet can still be read, and not
 * how the time goes by; so they are not to be believed for ever.
 *
 * @param state the mark of what the device remembers
 * @param surroundings the desired state, where every chain ends, the markers of the roots, the boot
 * @param trees the tree of each root; see {@link io.tummycrypt.tcfs.core.observed.TreePrint}
 * @param formerFolders where roots were once; none of them is there
 */
public record Situation(
    String state,
    Digest surroundings,
    SortedMap<RootName, Digest> trees,
    SortedSet<String> formerFolders) {
  public Situation {
    trees = Collections.unmodifiableSortedMap(new TreeMap<>(trees));
    formerFolders = Collections.unmodifiableSortedSet(new TreeSet<>(formerFolders));
  }
}

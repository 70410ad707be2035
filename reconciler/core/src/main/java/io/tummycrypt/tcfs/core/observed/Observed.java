package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.view.Heads;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a plan depends on besides desired state.
 *
 * @param writer the life in which this device would write now
 * @param counter the highest counter of that life that is used up
 * @param rebooted whether the machine was started again since the last run
 * @param roots one for each desired root
 */
public record Observed(
    Incarnation writer,
    long counter,
    Heads heads,
    DeviceState state,
    SortedMap<RootName, RootObserved> roots,
    boolean rebooted,
    Instant now) {
  public Observed {
    roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
  }
}

package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Heads;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a plan depends on besides desired state.
 *
 * @param writer the life in which this device would write now
 * @param counter the highest counter of that life that is used up
 * @param rebooted whether the machine was started again since the last run
 * @param view what {@code heads} say, put together once for all that ask
 * @param highest the highest slot of each chain, of whatever kind
 * @param roots one for each desired root
 * @param leftBehind where roots were when they were last taken up, of those that are not desired
 *     there any more while their folders are there
 */
public record Observed(
    Incarnation writer,
    long counter,
    Heads heads,
    FleetView view,
    SortedMap<DeviceName, KnownSlot> highest,
    DeviceState state,
    SortedMap<RootName, RootObserved> roots,
    SortedMap<RootName, String> leftBehind,
    boolean rebooted,
    Instant now) {
  public Observed {
    highest = Collections.unmodifiableSortedMap(new TreeMap<>(highest));
    roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
    leftBehind = Collections.unmodifiableSortedMap(new TreeMap<>(leftBehind));
  }

  /** With the view of these heads. */
  public Observed(
      Incarnation writer,
      long counter,
      Heads heads,
      SortedMap<DeviceName, KnownSlot> highest,
      DeviceState state,
      SortedMap<RootName, RootObserved> roots,
      SortedMap<RootName, String> leftBehind,
      boolean rebooted,
      Instant now) {
    this(
        writer,
        counter,
        heads,
        FleetView.of(heads.logs()),
        highest,
        state,
        roots,
        leftBehind,
        rebooted,
        now);
  }

  /** The highest slot of a device's chain; null if it has none. */
  public @Nullable KnownSlot highest(DeviceName device) {
    return highest.get(device);
  }

  /** The same, with the chain of {@code device} ending at {@code slot}. */
  public Observed withHighest(DeviceName device, KnownSlot slot) {
    TreeMap<DeviceName, KnownSlot> next = new TreeMap<>(highest);
    next.put(device, slot);
    return new Observed(
        writer, counter, heads, view, next, state, roots, leftBehind, rebooted, now);
  }

  /** The same, with these roots instead. */
  public Observed withRoots(SortedMap<RootName, RootObserved> others) {
    return new Observed(
        writer, counter, heads, view, highest, state, others, leftBehind, rebooted, now);
  }

  /** The same, of a device that remembers this. */
  public Observed withState(DeviceState other) {
    return new Observed(
        writer, counter, heads, view, highest, other, roots, leftBehind, rebooted, now);
  }
}

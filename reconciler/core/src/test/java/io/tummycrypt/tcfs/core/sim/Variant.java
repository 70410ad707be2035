package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Ports;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.DetachedRoot;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/** A core that differs from the real one in what goes into one of its steps or comes out of it. */
interface Variant {
  /** The core as it is. */
  Variant NONE = new Variant() {};

  /** What a device works through, in place of {@code ports}. */
  default Ports ports(DeviceName device, Ports ports) {
    return ports;
  }

  /** What planning and applying are given in place of what was observed. */
  default Observed observed(Observed observed) {
    return observed;
  }

  /** What of a folder that is kept in mind is looked at again. */
  default Area area(Area area) {
    return area;
  }

  /** What a push into the root without a folder is planned from. */
  default Observed detached(Observed observed, SortedMap<TreePath, LocalItem> pushed) {
    return DetachedRoot.in(observed, pushed);
  }

  /** What a pull takes for stored, and gives up. */
  default Predicate<Content> stored(Predicate<Content> stored) {
    return stored;
  }

  /** What is planned. */
  default Plan plan(Desired desired, Observed observed, Decisions decisions) {
    return Planner.plan(desired, observed, decisions);
  }

  /** What of a plan a push carries out. */
  default Pushing pushing(Plan plan, Observed observed, Place place) {
    return Pushing.of(plan, observed, List.of(place));
  }

  /**
   * Whether a plan may leave something to a next one, so that not this is seen first but what comes
   * of it.
   */
  default boolean mayNeedAnotherCycle() {
    return false;
  }
}

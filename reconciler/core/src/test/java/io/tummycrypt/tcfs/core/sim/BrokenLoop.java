package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import java.util.EnumSet;
import java.util.List;

/**
 * Rules by which an agent knows where to look, broken. That it looks where it has changed something
 * itself is none of them: whatever it takes for changed there is looked at before it is published.
 */
final class BrokenLoop {
  private BrokenLoop() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "when something was missed nothing is looked at",
            new Variant() {
              @Override
              public Area area(Area area) {
                return area.isWhole() ? Area.NONE : area;
              }
            },
            EnumSet.of(Kind.RESURRECTION, Kind.NOT_EQUAL, Kind.NO_END),
            100));
  }
}

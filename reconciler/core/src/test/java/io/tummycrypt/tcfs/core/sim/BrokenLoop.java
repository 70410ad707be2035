package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.loop.KeptTree;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import java.util.EnumSet;
import java.util.List;

/** Rules by which an agent knows where to look, each of them broken. */
final class BrokenLoop {
  private BrokenLoop() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "what a device has changed itself is not looked at again",
            new Variant() {
              @Override
              public RootWriter noting(KeptTree kept, RootWriter writer) {
                return writer;
              }
            },
            EnumSet.allOf(Kind.class),
            2_000),
        new Broken(
            "when something was missed nothing is looked at",
            new Variant() {
              @Override
              public Area area(Area area) {
                return area.isWhole() ? Area.NONE : area;
              }
            },
            EnumSet.allOf(Kind.class),
            2_000));
  }
}

package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import java.util.List;
import java.util.Set;

/** Cores in which a push carries out more of a plan than it may. */
final class BrokenPush {
  private BrokenPush() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "a push notes what it has left undone",
            new NotesAll(),
            Set.of(Kind.DROPPED_EARLY, Kind.LOST_BYTES, Kind.NOT_EQUAL),
            400,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.DELETE, Operation.PUSH),
            List.of(Fault.NONE, Fault.PARTITION)));
  }

  /** The bookkeeping of the whole plan, although only a part of its actions is done. */
  private record NotesAll() implements Variant {
    @Override
    public Pushing pushing(Plan plan, Observed observed, Place place) {
      Pushing part = Pushing.of(plan, observed, List.of(place));
      Plan all =
          new Plan(
              plan.device(),
              plan.revision(),
              part.plan().actions(),
              plan.notices(),
              plan.bookkeeping());
      return new Pushing(all, part.overtaken(), part.outdated(), part.inTheWay());
    }
  }
}

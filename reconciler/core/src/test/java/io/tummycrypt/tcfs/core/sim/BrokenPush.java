package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.DetachedRoot;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Cores in which a push or a pull does more than it may. */
final class BrokenPush {
  private static final List<Operation> DETACHED =
      List.of(Operation.PUSH_DETACHED, Operation.PULL_DETACHED);

  private BrokenPush() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "a push notes what it has left undone",
            new NotesAll(),
            Set.of(Kind.DROPPED_EARLY, Kind.LOST_BYTES, Kind.NOT_EQUAL),
            400,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.DELETE, Operation.PUSH),
            List.of(Fault.NONE, Fault.PARTITION)),
        new Broken(
            "what a push into the root without a folder leaves out looks deleted",
            new SeesOnlyThePushed(),
            Set.of(Kind.DETACHED_LOST),
            200,
            DETACHED,
            List.of(Fault.NONE)),
        new Broken(
            "a push into the root without a folder takes the fleet's versions for seen",
            new HasSeenAll(),
            Set.of(Kind.SUPERSEDED_UNSEEN),
            200,
            DETACHED,
            List.of(Fault.NONE)),
        new Broken(
            "a pull takes what it finds for stored",
            new StoresAll(),
            Set.of(Kind.LOST_BYTES),
            200,
            DETACHED,
            List.of(Fault.NONE)));
  }

  private record StoresAll() implements Variant {
    @Override
    public Predicate<Content> stored(Predicate<Content> stored) {
      return _ -> true;
    }
  }

  /** A scan of what is pushed would show nothing else, and all that was agreed would be gone. */
  private record SeesOnlyThePushed() implements Variant {
    @Override
    public Observed detached(Observed observed, SortedMap<TreePath, LocalItem> pushed) {
      Observed real = DetachedRoot.in(observed, pushed);
      TreeMap<RootName, RootObserved> roots = new TreeMap<>(real.roots());
      roots.put(Detached.ROOT, new RootObserved.Scanned(Rewrite.tree(pushed), false));
      return real.withRoots(roots);
    }
  }

  /** A push would be an edit of whatever is there. */
  private record HasSeenAll() implements Variant {
    @Override
    public Observed detached(Observed observed, SortedMap<TreePath, LocalItem> pushed) {
      List<StateChange> seen = new ArrayList<>();
      for (TreePath path : pushed.keySet()) {
        Siblings there = observed.view().siblings(Detached.ROOT, path);
        if (there.isLive()) {
          Base base = Base.of(there.winner(), there.join(), null);
          seen.add(new StateChange.SetBase(Detached.ROOT, path, base));
        }
      }
      return DetachedRoot.in(Rewrite.state(observed, seen), pushed);
    }
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
      return new Pushing(all, part.overtaken(), part.outdated(), part.behind(), part.inTheWay());
    }
  }
}

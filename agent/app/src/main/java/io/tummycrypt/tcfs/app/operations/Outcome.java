package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.apply.Report.Displaced;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What came of a plan.
 *
 * @param skipped what was planned and not tried, in order
 * @param displaced unexpected bytes that were found and kept
 */
public record Outcome(
    List<Action> done, List<Action> skipped, List<Failure> failed, List<Displaced> displaced) {
  public Outcome {
    done = List.copyOf(done);
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
    displaced = List.copyOf(displaced);
  }

  /** What a report says of a plan, and what it does not say. */
  public static Outcome of(Plan plan, Report report) {
    Set<Action> done = Collections.newSetFromMap(new IdentityHashMap<>());
    done.addAll(report.done());
    Set<Place> failed = new HashSet<>();
    report.failures().forEach(failure -> failed.add(new Place(failure.root(), failure.path())));
    List<Action> skipped =
        plan.actions().stream()
            .filter(action -> !done.contains(action) && !failed.contains(Place.of(action)))
            .toList();
    return new Outcome(report.done(), skipped, report.failures(), report.displaced());
  }

  /** Whether nothing was done, and nothing should have been. */
  public boolean isEmpty() {
    return done.isEmpty() && skipped.isEmpty() && failed.isEmpty() && displaced.isEmpty();
  }

  /** This and what another round of the same command did after it. */
  public Outcome then(Outcome next) {
    return new Outcome(
        joined(done, next.done), next.skipped, next.failed, joined(displaced, next.displaced));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private record Place(RootName root, TreePath path) {
    static Place of(Action action) {
      return new Place(action.root(), action.path());
    }
  }

  /** What was tried and failed, without what only waits. */
  public List<Failure> tried() {
    return failed.stream().filter(failure -> failure.kind() != Failure.Kind.POSTPONED).toList();
  }
}

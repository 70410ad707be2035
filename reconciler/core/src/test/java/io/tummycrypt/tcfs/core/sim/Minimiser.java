package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes steps away from a scenario for as long as it still fails (delta debugging). */
final class Minimiser {
  private Minimiser() {}

  /** The fewest steps found with which {@code variant} still breaks the promise {@code kind}. */
  static Scenario minimise(Scenario scenario, Variant variant, Kind kind) {
    return minimise(
        scenario,
        fewer -> {
          Simulation.Failure failure = Simulation.run(fewer, variant).failure();
          return failure != null && failure.kind() == kind;
        });
  }

  /** The fewest steps found with which it still {@code fails}; none of them can be left out. */
  static Scenario minimise(Scenario scenario, Predicate<Scenario> fails) {
    Scenario smallest = scenario;
    int chunk = Math.max(1, scenario.steps().size() / 2);
    while (true) {
      Scenario smaller = withoutSomeChunk(smallest, chunk, fails);
      if (smaller.steps().size() < smallest.steps().size()) {
        smallest = smaller;
      } else if (chunk > 1) {
        chunk /= 2;
      } else {
        return smallest;
      }
    }
  }

  private static Scenario withoutSomeChunk(
      Scenario scenario, int chunk, Predicate<Scenario> fails) {
    Scenario smallest = scenario;
    for (int from = 0; from < smallest.steps().size(); ) {
      List<Step> fewer = new ArrayList<>(smallest.steps());
      fewer.subList(from, Math.min(fewer.size(), from + chunk)).clear();
      Scenario smaller = smallest.withSteps(fewer);
      if (fails.test(smaller)) {
        smallest = smaller;
      } else {
        from += chunk;
      }
    }
    return smallest;
  }
}

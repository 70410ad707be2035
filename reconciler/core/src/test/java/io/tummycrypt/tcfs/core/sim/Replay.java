package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.sim.Simulation.Failure;
import io.tummycrypt.tcfs.core.sim.Simulation.Outcome;
import java.util.StringJoiner;

/** Tells how a seed fails, so that somebody can see it happen. */
final class Replay {
  static final String PROPERTY = "tcfs.replay";

  private Replay() {}

  static String command(long seed) {
    return "./mvnw -pl reconciler/core -am test -Dtest=SimulationTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -D"
        + PROPERTY
        + "="
        + seed;
  }

  /** The whole of what happens with a seed. */
  static String trace(long seed) {
    return text("seed " + seed, Simulation.traced(Scenario.of(seed), Variant.NONE));
  }

  /** How a seed fails with as few steps as possible, and how to see it with all of them. */
  static String explain(Scenario scenario, Variant variant) {
    long seed = scenario.seed();
    Failure failure = Simulation.run(scenario, variant).failure();
    if (failure == null) {
      return "seed " + seed + " does not fail";
    }
    Scenario smallest = Minimiser.minimise(scenario, variant, failure.kind());
    StringJoiner text = new StringJoiner("\n");
    text.add("seed " + seed + " fails: " + failure.kind() + ", " + failure.message());
    text.add("replay with " + command(seed));
    text.add("of its " + scenario.steps().size() + " steps these are enough:");
    smallest.steps().forEach(step -> text.add("  " + step));
    text.add(text("these steps", Simulation.traced(smallest, variant)));
    return text.toString();
  }

  private static String text(String what, Outcome outcome) {
    StringJoiner text = new StringJoiner("\n");
    text.add("trace of " + what + ":");
    outcome.lines().forEach(text::add);
    Failure failure = outcome.failure();
    text.add(
        failure == null
            ? "all promises kept in " + outcome.steps() + " steps"
            : failure.kind() + ": " + failure.message());
    return text.toString();
  }
}

package io.tummycrypt.tcfs.core.sim;

import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Runs one scenario to its end. */
final class Simulation {
  private final Fleet fleet;
  private final Scenario scenario;
  private final Coverage coverage;
  private final Trace trace;
  private long steps;

  private Simulation(Scenario scenario, Coverage coverage, boolean isTraced) {
    this.scenario = scenario;
    this.coverage = coverage;
    this.trace = new Trace(isTraced);
    this.fleet = new Fleet(scenario, trace);
  }

  /**
   * What came of it.
   *
   * @param violation the broken promise, or null
   */
  record Outcome(@Nullable String violation, long steps, Trace trace, @Nullable Throwable cause) {}

  static Outcome run(Scenario scenario, Coverage coverage, boolean isTraced) {
    return new Simulation(scenario, coverage, isTraced).run();
  }

  private Outcome run() {
    try {
      for (Step step : scenario.steps()) {
        run(step);
      }
      steps += new Healing(fleet).run();
      return new Outcome(null, steps, trace, null);
    } catch (Violation | RuntimeException e) {
      return new Outcome(String.valueOf(e.getMessage()), steps, trace, e);
    }
  }

  private void run(Step step) {
    steps++;
    SplittableRandom random = new SplittableRandom(step.salt());
    fleet.pass(Duration.ofNanos(random.nextLong(scenario.secondsPerStep() * 1_000_000_000)));
    SimDevice device = fleet.devices.get(step.device() % fleet.devices.size());
    switch (step) {
      case Step.Act(int _, Operation operation, long _) -> {
        if (!fleet.user.act(device, operation, random)) {
          fleet.user.act(device, Operation.WRITE_NEW, random);
        }
      }
      case Step.Cycle(int _, Fault fault, long _) -> cycle(device, fault, random);
    }
    if (random.nextInt(8) == 0) {
      fleet.store.deliverOne();
    }
    fleet.requireNothingLost();
    device.moments.add(device.states.moment());
    if (random.nextInt(4) == 0) {
      device.backups.add(device.root.backup());
    }
  }

  private void cycle(SimDevice device, Fault fault, SplittableRandom random) {
    trace.say(() -> "cycle of " + device + (fault == Fault.NONE ? "" : " with " + fault));
    if (random.nextInt(3) == 0) {
      device.process = null;
    }
    var unsynced = java.util.EnumSet.noneOf(Operation.class);
    unsynced.addAll(device.unsynced);
    if (new Disturbance(fleet, device, random).run(fault)) {
      coverage.count(unsynced, fault);
    }
  }
}

package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Runs one scenario to its end. Two runs of one scenario are equal in everything. */
final class Simulation {
  private final Fleet fleet;
  private final Scenario scenario;
  private final Coverage coverage = new Coverage();
  private final Trace trace;
  private long steps;

  private Simulation(Scenario scenario, Variant variant, boolean isTraced) {
    this.scenario = scenario;
    this.trace = new Trace(isTraced);
    this.fleet = new Fleet(scenario, variant, trace);
  }

  /**
   * What came of it.
   *
   * @param failure the broken promise; null if all were kept
   * @param hash a number that differs when anything that happened differs
   * @param lines what happened, if that was asked for
   */
  record Outcome(
      @Nullable Failure failure, long steps, long hash, Coverage coverage, List<String> lines) {}

  /** A broken promise. */
  record Failure(Kind kind, String message, Throwable cause) {}

  /** Runs the core as it is. */
  static Outcome run(Scenario scenario) {
    return run(scenario, Variant.NONE);
  }

  static Outcome run(Scenario scenario, Variant variant) {
    return new Simulation(scenario, variant, false).run();
  }

  static Outcome traced(Scenario scenario, Variant variant) {
    return new Simulation(scenario, variant, true).run();
  }

  private Outcome run() {
    Failure failure = null;
    try {
      scenario.steps().forEach(this::run);
      new Healing(fleet, () -> steps++).run();
    } catch (Violation e) {
      failure = new Failure(e.kind(), String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | AssertionError e) {
      failure = new Failure(Kind.EXCEPTION, e.toString(), e);
    }
    coverage.countRests(fleet.rests, fleet.knownPlans);
    coverage.countLeft(fleet.leftForLater);
    return new Outcome(failure, steps, trace.hash(), coverage, trace.lines());
  }

  private void run(Step step) {
    steps++;
    SplittableRandom random = new SplittableRandom(step.salt());
    fleet.pass(Duration.ofNanos(random.nextLong(scenario.secondsPerStep() * 1_000_000_000)));
    SimDevice device = fleet.devices.get(step.device() % fleet.devices.size());
    switch (step) {
      case Step.Act(int _, Operation operation, long _) -> act(device, operation, random);
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

  private void act(SimDevice device, Operation operation, SplittableRandom random) {
    if (!fleet.user.act(device, operation, random)) {
      fleet.user.act(device, Operation.WRITE_NEW, random);
    }
  }

  private void cycle(SimDevice device, Fault fault, SplittableRandom random) {
    trace.say(() -> "cycle of " + device + (fault == Fault.NONE ? "" : " with " + fault));
    if (random.nextInt(3) == 0) {
      device.process = null;
    }
    EnumSet<Operation> unsynced = EnumSet.noneOf(Operation.class);
    unsynced.addAll(device.unsynced);
    if (new Disturbance(fleet, device, random).run(fault)) {
      coverage.count(unsynced, fault);
    }
  }
}

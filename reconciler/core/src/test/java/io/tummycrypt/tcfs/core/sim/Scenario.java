package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What a simulation does: how large the fleet is, which paths there are, and every step.
 *
 * @param secondsPerStep how fast time passes
 */
record Scenario(
    long seed,
    int devices,
    List<TreePath> paths,
    DeleteBudget budget,
    long secondsPerStep,
    List<Step> steps) {
  private static final List<TreePath> PATHS =
      Stream.of("a", "b.txt", "d", "d/a", "d/b", "d/e", "d/e/a", "f").map(TreePath::parse).toList();

  /** Whether the devices have agents, which keep their folders in mind; in every third. */
  boolean hasAgents() {
    return Math.floorMod(seed, 3) == 1;
  }

  /** The scenario of a seed; every fourth is about one operation and one fault. */
  static Scenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Math.floorMod(seed, 4) == 3
        ? new Focus(Math.floorDiv(seed, 4), random).scenario(seed)
        : mixed(seed, random);
  }

  private static Scenario mixed(long seed, SplittableRandom random) {
    int devices = 2 + random.nextInt(random.nextInt(4) + 1);
    List<TreePath> paths = paths(random, 2 + random.nextInt(PATHS.size() - 1));
    boolean isInteractive = random.nextInt(3) == 0;
    long secondsPerStep = random.nextInt(3) == 0 ? 30_000 : 60;
    Faults faults = Faults.drawn(random);
    int percentOfActs = 25 + random.nextInt(50);
    int length = 10 + random.nextInt(60);
    List<Step> steps = new ArrayList<>();
    for (int device = 0; isInteractive && device < devices; device++) {
      steps.add(new Step.Act(device, Operation.CHANGE_CONFLICT_MODE, random.nextLong()));
    }
    while (steps.size() < length) {
      steps.add(
          random.nextInt(100) < percentOfActs
              ? act(random, devices, isInteractive)
              : new Step.Cycle(random.nextInt(devices), faults.next(random), random.nextLong()));
    }
    return new Scenario(seed, devices, paths, budget(random), secondsPerStep, steps);
  }

  /** A scenario of a seed with nothing but these operations and faults, in which time flies. */
  static Scenario about(long seed, List<Operation> operations, List<Fault> faults) {
    SplittableRandom random = new SplittableRandom(seed);
    int devices = 2 + random.nextInt(2);
    List<TreePath> paths = paths(random, 1 + random.nextInt(3));
    List<Step> steps = new ArrayList<>();
    while (steps.size() < 60) {
      int device = random.nextInt(devices);
      int kind = random.nextInt(5);
      Operation operation = operations.get(random.nextInt(operations.size()));
      Fault fault = kind == 4 ? faults.get(random.nextInt(faults.size())) : Fault.NONE;
      steps.add(
          kind < 2
              ? new Step.Act(device, operation, random.nextLong())
              : new Step.Cycle(device, fault, random.nextLong()));
    }
    return new Scenario(seed, devices, paths, new DeleteBudget(25, 500), 30_000, steps);
  }

  /** So many of the paths. */
  static List<TreePath> paths(SplittableRandom random, int count) {
    List<TreePath> paths = new ArrayList<>(PATHS);
    while (paths.size() > count) {
      paths.remove(random.nextInt(paths.size()));
    }
    return paths;
  }

  private static DeleteBudget budget(SplittableRandom random) {
    return new DeleteBudget(25, random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 500);
  }

  private static Step act(SplittableRandom random, int devices, boolean isInteractive) {
    Operation operation = Operation.drawn(random);
    boolean isOther = operation == Operation.CHANGE_CONFLICT_MODE && !isInteractive;
    return new Step.Act(
        random.nextInt(devices), isOther ? Operation.WRITE_NEW : operation, random.nextLong());
  }

  Scenario withSteps(List<Step> fewer) {
    return new Scenario(seed, devices, paths, budget, secondsPerStep, List.copyOf(fewer));
  }

  /** Which faults a scenario has: few kinds, often, or all of them. */
  private record Faults(int percent, List<Fault> kinds) {
    static Faults drawn(SplittableRandom random) {
      List<Fault> kinds = new ArrayList<>(List.of(Fault.values()));
      kinds.remove(Fault.NONE);
      if (random.nextInt(4) != 0) {
        int count = 1 + random.nextInt(4);
        while (kinds.size() > count) {
          kinds.remove(random.nextInt(kinds.size()));
        }
      }
      return new Faults(random.nextInt(60), kinds);
    }

    Fault next(SplittableRandom random) {
      return random.nextInt(100) < percent ? kinds.get(random.nextInt(kinds.size())) : Fault.NONE;
    }
  }
}

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
    boolean isInteractive,
    DeleteBudget budget,
    long secondsPerStep,
    List<Step> steps) {
  private static final List<TreePath> PATHS =
      Stream.of("a", "b.txt", "d", "d/a", "d/b", "d/e", "d/e/a", "f").map(TreePath::parse).toList();

  static Scenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int devices = 2 + random.nextInt(random.nextInt(4) + 1);
    List<TreePath> paths = new ArrayList<>(PATHS);
    int count = 2 + random.nextInt(PATHS.size() - 1);
    while (paths.size() > count) {
      paths.remove(random.nextInt(paths.size()));
    }
    boolean isInteractive = random.nextInt(3) == 0;
    DeleteBudget budget =
        random.nextInt(4) == 0
            ? new DeleteBudget(25, 1 + random.nextInt(3))
            : new DeleteBudget(25, 500);
    long secondsPerStep = random.nextInt(3) == 0 ? 30_000 : 60;
    Faults faults = Faults.drawn(random);
    int length = 10 + random.nextInt(60);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      steps.add(step(random, devices, isInteractive, faults));
    }
    return new Scenario(seed, devices, paths, isInteractive, budget, secondsPerStep, steps);
  }

  private static Step step(
      SplittableRandom random, int devices, boolean isInteractive, Faults faults) {
    int device = random.nextInt(devices);
    long salt = random.nextLong();
    if (random.nextInt(5) < 2) {
      Operation operation = drawn(random);
      boolean wrongMode = operation == Operation.CHANGE_CONFLICT_MODE && !isInteractive;
      return new Step.Act(device, wrongMode ? Operation.WRITE_NEW : operation, salt);
    }
    return new Step.Cycle(device, faults.next(random), salt);
  }

  static Operation drawn(SplittableRandom random) {
    int total = 0;
    for (Operation operation : Operation.values()) {
      total += operation.weight;
    }
    int left = random.nextInt(total);
    for (Operation operation : Operation.values()) {
      left -= operation.weight;
      if (left < 0) {
        return operation;
      }
    }
    throw new AssertionError();
  }

  Scenario withSteps(List<Step> fewer) {
    return new Scenario(
        seed, devices, paths, isInteractive, budget, secondsPerStep, List.copyOf(fewer));
  }

  /** Which faults a scenario has: few kinds, often, or all of them. */
  record Faults(int percent, List<Fault> kinds) {
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

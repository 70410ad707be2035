package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.sim.Step.Act;
import io.tummycrypt.tcfs.core.sim.Step.Cycle;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A scenario in which one operation meets one fault again and again, once there is something to do
 * it to. The pairs follow each other by number.
 */
final class Focus {
  private static final int TIMES = 6;
  private static final List<Operation> OPERATIONS = List.of(Operation.values());
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final List<Operation> USUAL =
      List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.DELETE, Operation.RENAME);

  private final Operation operation;
  private final Fault fault;
  private final SplittableRandom random;
  private final int devices;
  private final List<Step> steps = new ArrayList<>();

  Focus(long number, SplittableRandom random) {
    this.operation = OPERATIONS.get(Math.floorMod(number / FAULTS.size(), OPERATIONS.size()));
    this.fault = FAULTS.get(Math.floorMod(number, FAULTS.size()));
    this.random = random;
    this.devices = 2 + random.nextInt(2);
  }

  Scenario scenario(long seed) {
    if (needsInteractive()) {
      for (int device = 0; device < devices; device++) {
        act(device, Operation.CHANGE_CONFLICT_MODE);
      }
    }
    for (int i = 0; i < TIMES; i++) {
      meet(random.nextInt(devices));
    }
    return new Scenario(
        seed,
        devices,
        Scenario.paths(random, needsConflict() || needsDetached() ? 2 : 3 + random.nextInt(6)),
        new DeleteBudget(25, 500),
        random.nextInt(3) == 0 ? 30_000 : 60,
        steps);
  }

  private void meet(int device) {
    if (needsConflict()) {
      makeConflict(device);
    } else if (needsDetached()) {
      push((device + 1) % devices);
    } else if (needsHeld()) {
      makeHeld(device);
    } else if (needsFolder()) {
      act(device, Operation.MAKE_FOLDER);
      cycle(device, Fault.NONE);
    } else {
      act(device, Operation.WRITE_NEW);
      cycle(device, Fault.NONE);
    }
    act(device, operation);
    if (fault == Fault.FAILED_UPLOAD) {
      act(device, Operation.WRITE_NEW);
      act(device, Operation.EDIT);
    } else if (fault == Fault.DONE_BUT_FAILED) {
      makeWorkFor(device);
    } else if (random.nextBoolean()) {
      act(random.nextInt(devices), USUAL.get(random.nextInt(USUAL.size())));
    }
    cycle(device, fault);
    if (random.nextBoolean()) {
      cycle(random.nextInt(devices), Fault.NONE);
    }
  }

  /** Others have published something, so that there is something to do in this device's folder. */
  private void makeWorkFor(int device) {
    int other = (device + 1) % devices;
    cycle(other, Fault.NONE);
    act(other, USUAL.get(random.nextInt(USUAL.size())));
    cycle(other, Fault.NONE);
  }

  /** Two devices write at the same few paths without knowing of each other. */
  private void makeConflict(int device) {
    int other = (device + 1) % devices;
    cycle(device, Fault.NONE);
    cycle(other, Fault.NONE);
    for (int each : List.of(device, other)) {
      act(each, random.nextBoolean() ? Operation.WRITE_NEW : Operation.EDIT);
      act(each, Operation.EDIT);
    }
    cycle(other, Fault.NONE);
    cycle(device, Fault.NONE);
  }

  private void push(int device) {
    act(device, Operation.PUSH_DETACHED);
    cycle(device, Fault.NONE);
  }

  /** Everything is gone from a folder, which looks like an accident. */
  private void makeHeld(int device) {
    act(device, Operation.WRITE_NEW);
    act(device, Operation.WRITE_NEW);
    cycle(device, Fault.NONE);
    cycle(device, Fault.EMPTIED_ROOT);
    cycle(device, Fault.NONE);
  }

  private boolean needsConflict() {
    return switch (operation) {
      case EDIT_COPY, DELETE_COPY -> true;
      case EDIT_CONFLICTED, RESOLVE_KEEP_LOCAL, RESOLVE_KEEP_REMOTE, RESOLVE_KEEP_BOTH -> true;
      default -> false;
    };
  }

  private boolean needsInteractive() {
    return switch (operation) {
      case EDIT_CONFLICTED, RESOLVE_KEEP_LOCAL, RESOLVE_KEEP_REMOTE, RESOLVE_KEEP_BOTH -> true;
      default -> operation == Operation.CHANGE_CONFLICT_MODE;
    };
  }

  private boolean needsHeld() {
    return operation == Operation.RELEASE || operation == Operation.REJECT;
  }

  /** Two devices or more push at the same few paths, and what is pulled is there. */
  private boolean needsDetached() {
    return operation == Operation.PUSH_DETACHED || operation == Operation.PULL_DETACHED;
  }

  private boolean needsFolder() {
    return switch (operation) {
      case RENAME_FOLDER, REMOVE_FOLDER, SET_FOLDER_MODE, FILE_FOR_FOLDER -> true;
      default -> false;
    };
  }

  private void act(int device, Operation what) {
    steps.add(new Act(device, what, random.nextLong()));
  }

  private void cycle(int device, Fault what) {
    steps.add(new Cycle(device, what, random.nextLong()));
  }
}

package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.view.Head;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;

/** All faults end, everybody decides what waits for a decision, and all must become equal. */
final class Healing {
  private static final int MAX_ROUNDS = 80;

  private final Fleet fleet;
  private final SplittableRandom random;
  private long steps;

  Healing(Fleet fleet) {
    this.fleet = fleet;
    this.random = new SplittableRandom(fleet.scenario.seed() ^ 0x5eed);
  }

  /** Heals, checks, forgets, deletes; how many cycles it took. */
  long run() {
    fleet.trace.say(() -> "healing");
    while (fleet.store.deliverOne()) {}
    endClones();
    settleDown(Duration.ofSeconds(10));
    requireEqual();
    requireAllWanted();
    fleet.trace.say(() -> "a new device joins");
    fleet.join("fresh");
    settleDown(Duration.ofSeconds(10));
    requireEqual();
    fleet.trace.say(() -> "all state is lost");
    SortedMap<TreePath, Content> before = fleet.devices.getFirst().tree();
    for (SimDevice device : fleet.devices) {
      device.process = null;
      device.states.goBackTo(0);
    }
    settleDown(Duration.ofSeconds(10));
    requireEqual();
    if (!before.equals(fleet.devices.getFirst().tree())) {
      throw new Violation(
          "without state " + shown(before) + " became " + shown(fleet.devices.getFirst().tree()));
    }
    deleteAll();
    return steps;
  }

  private void endClones() {
    Set<DeviceName> names = new HashSet<>();
    for (SimDevice device : List.copyOf(fleet.devices)) {
      if (!names.add(device.name)) {
        fleet.trace.say(() -> "  " + device + " is destroyed");
        fleet.destroy(device);
      }
    }
  }

  private void settleDown(Duration perRound) {
    int quiet = 0;
    for (int round = 0; quiet < 2; round++) {
      if (round == MAX_ROUNDS) {
        throw new Violation("there is no end of changes");
      }
      fleet.trace.say(() -> "round");
      quiet = round(perRound) ? quiet + 1 : 0;
    }
  }

  /** Whether nothing happened and nothing waits. */
  private boolean round(Duration time) {
    boolean isQuiet = true;
    List<SimDevice> order = new ArrayList<>(fleet.devices);
    Collections.shuffle(order, new Random(random.nextLong()));
    for (SimDevice device : order) {
      fleet.pass(time);
      int heads = fleet.store.highest().values().stream().mapToInt(head -> (int) head.seq()).sum();
      steps++;
      isQuiet &= fleet.cycles.run(device, true) == Cycles.End.QUIET;
      fleet.requireNothingLost();
      isQuiet &=
          heads == fleet.store.highest().values().stream().mapToInt(head -> (int) head.seq()).sum();
    }
    return !decide(order, isQuiet) && isQuiet;
  }

  /** People end one open conflict when all else is quiet, and what is held at once. */
  private boolean decide(List<SimDevice> order, boolean isQuiet) {
    boolean decided = false;
    for (SimDevice device : order) {
      if (device.isHolding) {
        Operation what = random.nextInt(3) == 0 ? Operation.REJECT : Operation.RELEASE;
        decided |= fleet.user.act(device, what, random.split());
      } else if (isQuiet && !decided && !device.openConflicts.isEmpty()) {
        List<Operation> choices =
            List.of(
                Operation.RESOLVE_KEEP_LOCAL,
                Operation.RESOLVE_KEEP_REMOTE,
                Operation.RESOLVE_KEEP_BOTH);
        decided |= fleet.user.act(device, choices.get(random.nextInt(3)), random.split());
      }
    }
    return decided;
  }

  private void requireEqual() {
    SortedMap<TreePath, Content> first = fleet.devices.getFirst().tree();
    for (SimDevice device : fleet.devices) {
      if (!device.tree().equals(first)) {
        throw new Violation(
            fleet.devices.getFirst()
                + " has "
                + shown(first)
                + ", and "
                + device
                + " has "
                + shown(device.tree()));
      }
    }
    SortedMap<TreePath, Content> reference = Reference.of(fleet.store.highest().values());
    if (!reference.equals(first)) {
      throw new Violation("all have " + shown(first) + ", the heads say " + shown(reference));
    }
  }

  private static String shown(SortedMap<TreePath, Content> tree) {
    StringBuilder shown = new StringBuilder();
    tree.forEach((path, content) -> shown.append(path).append(Contents.text(content)).append(' '));
    return "[" + shown.toString().trim() + "]";
  }

  private void requireAllWanted() {
    for (Object wanted : fleet.ledger.wanted()) {
      if (fleet.devices.getFirst().tree().values().stream()
          .noneMatch(content -> wanted.equals(Contents.identity(content)))) {
        throw new Violation(wanted + " is in no folder, wanted at " + fleet.ledger.places(wanted));
      }
    }
  }

  private void deleteAll() {
    fleet.trace.say(() -> "everything is deleted");
    SimDevice device = fleet.devices.get(random.nextInt(fleet.devices.size()));
    device.tree().forEach(fleet.ledger::gaveUp);
    device.root.user().empty();
    for (int i = 0; i < 3; i++) {
      settleDownReleasing();
    }
    for (SimDevice each : fleet.devices) {
      if (!each.tree().isEmpty()) {
        throw new Violation("on " + each + " came back " + shown(each.tree()));
      }
    }
    for (Head head : fleet.store.highest().values()) {
      for (Put put : head.log().entries()) {
        if (true) {
          throw new Violation("still in the log of " + head.device() + ": " + put.version());
        }
      }
    }
  }

  private void settleDownReleasing() {
    for (int round = 0; round < 6; round++) {
      for (SimDevice each : fleet.devices) {
        if (each.isHolding) {
          fleet.user.act(each, Operation.RELEASE, random.split());
        }
        fleet.pass(Duration.ofHours(13));
        steps++;
        fleet.cycles.run(each, true);
        fleet.requireNothingLost();
      }
    }
  }
}

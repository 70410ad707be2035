package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Content;
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
  private static final int ROUNDS_IN_WHICH_EACH_POLLS = 4;
  private static final int MAX_ROUNDS_OF_DELETING = 18;
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Duration LONG_ENOUGH_TO_LOOK_AT_ALL = Duration.ofHours(1);
  private static final Duration MORE_THAN_HALF_A_DAY = Duration.ofHours(13);
  private static final List<Operation> CHOICES =
      List.of(
          Operation.RESOLVE_KEEP_LOCAL, Operation.RESOLVE_KEEP_REMOTE, Operation.RESOLVE_KEEP_BOTH);

  private final Fleet fleet;
  private final SplittableRandom random;
  private final Runnable onStep;

  /** Tells {@code onStep} of every step. */
  Healing(Fleet fleet, Runnable onStep) {
    this.fleet = fleet;
    this.onStep = onStep;
    this.random = new SplittableRandom(fleet.scenario.seed() ^ 0x5eed);
  }

  /** Heals, lets others join, forgets, deletes, and checks after each. */
  void run() {
    fleet.trace.say(() -> "healing");
    fleet.isHealing = true;
    if (fleet.scenario.hasAgents()) {
      fleet.pass(LONG_ENOUGH_TO_LOOK_AT_ALL);
    }
    while (fleet.store.deliverOne()) {}
    endClones();
    settleDown();
    requireEqual();
    requireAllWanted();
    join();
    forget();
    deleteAll();
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

  /** One reads all heads at once, the other learns of one after the other, in any order. */
  private void join() {
    SortedMap<TreePath, Content> before = fleet.devices.getFirst().tree();
    fleet.trace.say(() -> "a new device joins");
    fleet.join("fresh");
    settleDown();
    requireEqual();
    fleet.trace.say(() -> "a device joins that sees head after head");
    SimDevice late = fleet.join("late");
    List<DeviceName> heads = new ArrayList<>(fleet.store.highest().keySet());
    Collections.shuffle(heads, new Random(random.nextLong()));
    Set<DeviceName> seen = new HashSet<>();
    for (DeviceName head : heads) {
      late.heads.hide(other -> !other.equals(late.name) && !seen.contains(other));
      cycle(late, SHORT);
      seen.add(head);
    }
    late.heads.hide(_ -> false);
    settleDown();
    requireEqual();
    if (hasPublishedNothing(late) && !before.equals(fleet.devices.getFirst().tree())) {
      throw new Violation(
          Kind.ORDER_MATTERS,
          "when others joined "
              + Text.of(before)
              + " became "
              + Text.of(fleet.devices.getFirst().tree()));
    }
  }

  /** What depends on the published versions alone differs when there is one more. */
  private boolean hasPublishedNothing(SimDevice device) {
    Head head = fleet.store.highest().get(device.name);
    return head == null || head.log().size() == 0;
  }

  private void forget() {
    fleet.trace.say(() -> "all state is lost");
    SortedMap<TreePath, Content> before = fleet.devices.getFirst().tree();
    for (SimDevice device : fleet.devices) {
      device.process = null;
      device.states.goBackTo(0);
    }
    settleDown();
    requireEqual();
    SortedMap<TreePath, Content> after = fleet.devices.getFirst().tree();
    if (!before.equals(after)) {
      throw new Violation(
          Kind.STATE_MATTERS, "without state " + Text.of(before) + " became " + Text.of(after));
    }
  }

  private void settleDown() {
    int quiet = 0;
    int enough = fleet.scenario.hasAgents() ? ROUNDS_IN_WHICH_EACH_POLLS : 2;
    for (int round = 0; quiet < enough; round++) {
      if (round == MAX_ROUNDS * enough / 2) {
        throw new Violation(Kind.NO_END, "there is no end of changes");
      }
      fleet.trace.say(() -> "round");
      quiet = round() ? quiet + 1 : 0;
    }
  }

  /** Whether nothing happened and nothing waits. */
  private boolean round() {
    boolean isQuiet = true;
    List<SimDevice> order = new ArrayList<>(fleet.devices);
    Collections.shuffle(order, new Random(random.nextLong()));
    for (SimDevice device : order) {
      long heads = fleet.store.published();
      if (!device.isDue()) {
        fleet.pass(SHORT);
        isQuiet &= !device.isWaiting();
        continue;
      }
      isQuiet &= cycle(device, SHORT) == Cycles.End.QUIET;
      isQuiet &= heads == fleet.store.published() && !device.isWaiting();
    }
    return !decide(order, isQuiet) && isQuiet;
  }

  private Cycles.End cycle(SimDevice device, Duration time) {
    fleet.pass(time);
    onStep.run();
    Cycles.End end = fleet.cycles.run(device, true);
    fleet.requireNothingLost();
    return end;
  }

  /** People end one open conflict when all else is quiet, and what is held at once. */
  private boolean decide(List<SimDevice> order, boolean isQuiet) {
    boolean decided = false;
    for (SimDevice device : order) {
      if (device.isHolding) {
        Operation what = random.nextInt(3) == 0 ? Operation.REJECT : Operation.RELEASE;
        decided |= fleet.user.act(device, what, random.split());
      } else if (isQuiet && !decided && !device.openConflicts.isEmpty()) {
        Operation choice = CHOICES.get(random.nextInt(CHOICES.size()));
        decided |= fleet.user.act(device, choice, random.split());
      }
    }
    return decided;
  }

  private void requireEqual() {
    SimDevice first = fleet.devices.getFirst();
    SortedMap<TreePath, Content> tree = first.tree();
    for (SimDevice device : fleet.devices) {
      if (!device.tree().equals(tree)) {
        throw new Violation(
            Kind.NOT_EQUAL,
            first + " has " + Text.of(tree) + ", and " + device + " has " + Text.of(device.tree()));
      }
    }
    SortedMap<TreePath, Content> reference = Reference.of(fleet.store.highest().values());
    if (!reference.equals(tree)) {
      throw new Violation(
          Kind.NOT_EQUAL, "all have " + Text.of(tree) + ", the heads say " + Text.of(reference));
    }
  }

  private void requireAllWanted() {
    SortedMap<TreePath, Content> tree = fleet.devices.getFirst().tree();
    for (Object wanted : fleet.ledger.wanted()) {
      if (tree.values().stream().noneMatch(content -> wanted.equals(Contents.identity(content)))) {
        throw new Violation(
            Kind.LOST_BYTES, wanted + " is in no folder, wanted at " + fleet.ledger.places(wanted));
      }
    }
  }

  private void deleteAll() {
    fleet.trace.say(() -> "everything is deleted");
    SimDevice device = fleet.devices.get(random.nextInt(fleet.devices.size()));
    device.tree().forEach(fleet.ledger::gaveUp);
    device.root.user().empty();
    for (int round = 0; round < MAX_ROUNDS_OF_DELETING && !isAllGone(); round++) {
      for (SimDevice each : fleet.devices) {
        if (each.isHolding) {
          fleet.user.act(each, Operation.RELEASE, random.split());
        }
        cycle(each, MORE_THAN_HALF_A_DAY);
      }
    }
    requireAllGone();
  }

  private boolean isAllGone() {
    return fleet.devices.stream().allMatch(device -> device.tree().isEmpty())
        && fleet.store.highest().values().stream().allMatch(head -> Fleet.entries(head).isEmpty());
  }

  private void requireAllGone() {
    for (SimDevice each : fleet.devices) {
      if (!each.tree().isEmpty()) {
        throw new Violation(Kind.RESURRECTION, "on " + each + " came back " + Text.of(each.tree()));
      }
    }
    for (Head head : fleet.store.highest().values()) {
      if (!Fleet.entries(head).isEmpty()) {
        throw new Violation(
            Kind.LOG_NOT_EMPTY, "still in the log of " + head.device() + ": " + head.log());
      }
    }
  }
}

package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Heads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Laws that hold of every plan, tried on random small fleets. */
class PlannerLawsTest {
  private static final int FLEETS = Integer.getInteger("fleets", 400);
  private static final int STEPS = 40;
  private static final int ROUNDS = 40;
  private static final long SEED = Generators.firstSeed(PlannerLawsTest.class);

  @Test
  void everyPlanOfEveryFleetKeepsTheLaws() {
    for (long seed = SEED; seed < SEED + FLEETS; seed++) {
      try {
        run(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dtcfs.seed=" + seed, e);
      }
    }
  }

  private static void run(long seed) {
    ModelFleet fleet = new ModelFleet(Generators.seeded(seed));
    for (int step = 0; step < STEPS; step++) {
      fleet.step(PlannerLawsTest::checkedCycle);
    }
    for (int round = 0; round < ROUNDS; round++) {
      if (fleet.round(PlannerLawsTest::checkedCycle)) {
        fleet.requireAgreement();
        return;
      }
    }
    throw new AssertionError("the fleet does not come to rest\n" + fleet);
  }

  /** Plans, applies, and checks what must hold before and after. */
  private static boolean checkedCycle(
      ModelDevice device, Decisions decisions, boolean housekeeping) {
    Plan plan = device.plan(decisions);
    assertEquals(plan, device.plan(decisions), "planning twice");
    assertEquals(
        plan,
        Planner.plan(device.desired(), device.observe(rebuilt(device)), decisions),
        "heads in another order");
    plan.actions().forEach(action -> requireNoBlindDisplacement(device, plan, action));
    for (Observed observed : List.of(device.observe(), device.observeFull())) {
      ExplanationLaws.require(
          Planner.plan(device.desired(), observed, Decisions.NONE),
          Planner.explain(device.desired(), observed, new Place(ROOT, null)));
    }

    device.apply(plan, housekeeping);

    Plan next = device.plan(Decisions.NONE);
    if (plan.notices().stream().noneMatch(Notice.Waiting.class::isInstance)) {
      assertEquals(List.of(), PlanText.actions(next), () -> "after " + PlanText.of(plan));
      if (plan.heldSets().isEmpty()) {
        // A folder that was held because it was empty is not when something has come into it.
        next.bookkeeping().rebases().forEach(rebase -> requireSameClock(device, rebase));
      }
    }
    return !plan.isEmpty();
  }

  /** The same heads, put together the other way round. */
  private static Heads rebuilt(ModelDevice device) {
    List<Head> heads = new ArrayList<>(device.observe().heads().byDevice().values());
    TreeMap<DeviceName, Head> rebuilt = new TreeMap<>();
    for (Head head : heads.reversed()) {
      List<LogEntry> entries = new ArrayList<>(head.log().entries());
      Log log = Log.EMPTY.append(entries.reversed());
      rebuilt.put(
          head.device(),
          new Head(
              head.device(),
              head.incarnation(),
              head.seq(),
              head.epoch(),
              head.at(),
              log,
              head.seen(),
              head.settled(),
              head.viewDigests()));
    }
    return new Heads(rebuilt, new TreeMap<>());
  }

  /** What makes room is what was agreed, or it is published by the same plan, or it was before. */
  private static void requireNoBlindDisplacement(ModelDevice device, Plan plan, Action action) {
    if (!(action instanceof Action.Local local) || !DeletionGuard.isFile(local.expected())) {
      return;
    }
    Content gone = local.expected();
    Base base = device.state.bases(ROOT).get(local.path());
    Collection<Version> published = new ArrayList<>();
    device
        .observe()
        .heads()
        .logs()
        .forEach(log -> log.entries().forEach(put -> published.add(put.version())));
    plan.actions()
        .forEach(other -> {
          if (other instanceof Action.Publish publish) {
            published.add(publish.version());
          }
        });
    boolean known =
        (base != null && base.content().sameContent(gone))
            || published.stream()
                .filter(version -> version.path().equals(local.path()))
                .anyMatch(version ->
                    version.content().sameContent(gone) || version.from().sameContent(gone));
    assertTrue(known, () -> "blind displacement: " + action);
  }

  /**
   * Once a plan is applied, bases may take a file's new stat, stand for another of several
   * tombstones, and be forgotten; what they have seen stays.
   */
  private static void requireSameClock(ModelDevice device, Plan.Rebase rebase) {
    Base before = device.state.bases(ROOT).get(rebase.path());
    Base next = rebase.base();
    boolean same =
        next == null
            || (before != null
                && before.content().equals(next.content())
                && before.clock().equals(next.clock()));
    assertTrue(same, () -> "a base moves after the plan was applied: " + before + " " + rebase);
  }
}

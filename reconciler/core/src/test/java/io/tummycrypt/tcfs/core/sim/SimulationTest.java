package io.tummycrypt.tcfs.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.core.sim.Campaign.Result;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A fixed range of seeds; another one with {@code -Dtcfs.seed=FIRST -Dtcfs.seeds=COUNT}, or all
 * that happens with one seed with {@code -Dtcfs.replay=SEED}.
 */
final class SimulationTest {
  private static final long SEEDS = 9_500;
  private static final long STEPS = 1_000_000;
  private static final boolean IS_USUAL =
      System.getProperty("tcfs.seed") == null
          && System.getProperty("tcfs.seeds") == null
          && System.getProperty(Replay.PROPERTY) == null;

  private static Result result;

  @BeforeAll
  static void runAllSeeds() {
    Long replayed = Long.getLong(Replay.PROPERTY);
    if (replayed != null) {
      System.out.println(Replay.trace(replayed));
    }
    long from = replayed == null ? Long.getLong("tcfs.seed", 0) : replayed;
    long count = replayed == null ? Long.getLong("tcfs.seeds", SEEDS) : 1;
    long began = System.nanoTime();
    result = Campaign.run(from, count);
    System.out.printf(
        "seeds %d to %d: %d steps, each seed twice, in %d s%n",
        from,
        from + result.seeds() - 1,
        result.steps(),
        (System.nanoTime() - began) / 1_000_000_000);
    System.out.println(result.coverage().table());
  }

  @Test
  void keepsEveryPromise() {
    List<Long> failed = result.failed();
    assertTrue(
        failed.isEmpty(),
        () -> Replay.explain(Scenario.of(failed.getFirst()), Variant.NONE) + "\nall: " + failed);
  }

  @Test
  void doesTheSameAgainWithTheSameSeed() {
    assertEquals(List.of(), result.unequal(), () -> Replay.command(result.unequal().getFirst()));
  }

  @Test
  void takesAMillionSteps() {
    assumeTrue(IS_USUAL, "these are other seeds than the usual ones");
    assertTrue(result.steps() >= STEPS, result.steps() + " steps");
  }

  @Test
  void letsEveryOperationMeetEveryFault() {
    assumeTrue(IS_USUAL, "these are other seeds than the usual ones");
    assertEquals(List.of(), result.coverage().empty());
    assertTrue(result.coverage().rests() >= SEEDS, result.coverage().rests() + " at rest");
    assertTrue(result.coverage().knownPlans() >= SEEDS, () -> result.coverage().table());
    assertTrue(result.coverage().leftForLater() >= 1_000, () -> result.coverage().table());
  }
}

package io.tummycrypt.tcfs.core.sim;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tummycrypt.tcfs.core.sim.Simulation.Failure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is there for a reason: without it a promise is broken, and the simulator sees it. */
final class BrokenVariantTest {
  static List<Broken> all() {
    return Broken.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isCaught(Broken broken) {
    for (long seed = 0; seed < broken.seeds(); seed++) {
      Scenario scenario = broken.scenario(seed);
      Failure failure = Simulation.run(scenario, broken.variant()).failure();
      if (failure != null) {
        assertNull(
            Simulation.run(scenario).failure(), () -> Replay.explain(scenario, Variant.NONE));
        assertTrue(
            broken.kinds().contains(failure.kind()),
            () -> "unexpected way to fail\n" + Replay.explain(scenario, broken.variant()));
        System.out.println(broken + ": " + failure.kind() + " with seed " + seed);
        return;
      }
    }
    fail("'" + broken + "' is caught by none of " + broken.seeds() + " seeds");
  }
}

package io.tummycrypt.tcfs.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.sim.Step.Act;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MinimiserTest {
  @Test
  void keepsNothingButTheStepsThatMatter() {
    Scenario scenario = Scenario.of(1).withSteps(steps(50));
    List<Step> wanted = List.of(step(7), step(23), step(49));

    Scenario smallest = Minimiser.minimise(scenario, each -> each.steps().containsAll(wanted));

    assertEquals(wanted, smallest.steps());
  }

  @Test
  void keepsAsManyAsMatterTogether() {
    Scenario scenario = Scenario.of(1).withSteps(steps(31));

    Scenario smallest = Minimiser.minimise(scenario, each -> each.steps().size() >= 5);

    assertEquals(5, smallest.steps().size());
  }

  @Test
  void keepsNoStepOfWhatFailsAnyway() {
    assertEquals(List.of(), Minimiser.minimise(Scenario.of(1), _ -> true).steps());
  }

  private static List<Step> steps(int count) {
    return IntStream.range(0, count).mapToObj(MinimiserTest::step).toList();
  }

  private static Step step(int salt) {
    return new Act(0, Operation.WRITE_NEW, salt);
  }
}

package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A core with one rule broken.
 *
 * @param what the rule, as it is broken
 * @param kinds the promises that may be seen to break first
 * @param seeds within how many seeds one is
 * @param operations the only ones that users do, where it takes many of them; empty for all
 * @param faults the only ones there are then
 */
record Broken(
    String what,
    Variant variant,
    Set<Kind> kinds,
    int seeds,
    List<Operation> operations,
    List<Fault> faults) {
  /** One that shows in any scenario. */
  Broken(String what, Variant variant, Set<Kind> kinds, int seeds) {
    this(what, variant, kinds, seeds, List.of(), List.of());
  }

  Scenario scenario(long seed) {
    return operations.isEmpty() ? Scenario.of(seed) : Scenario.about(seed, operations, faults);
  }

  /** All of them. */
  static List<Broken> all() {
    return Stream.of(
            BrokenMerge.all(),
            BrokenBookkeeping.all(),
            BrokenApply.all(),
            BrokenPush.all(),
            BrokenLoop.all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public String toString() {
    return what;
  }
}

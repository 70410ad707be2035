package io.tummycrypt.tcfs.core.sim;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How often each operation of a user met each fault before it had been synchronised. */
final class Coverage {
  private final Map<Operation, Map<Fault, Long>> counts = new EnumMap<>(Operation.class);

  void count(Set<Operation> operations, Fault fault) {
    for (Operation operation : operations) {
      add(operation, fault, 1);
    }
  }

  long count(Operation operation, Fault fault) {
    return counts.getOrDefault(operation, Map.of()).getOrDefault(fault, 0L);
  }

  void add(Coverage other) {
    other.counts.forEach((operation, row) -> row.forEach((fault, n) -> add(operation, fault, n)));
  }

  private void add(Operation operation, Fault fault, long count) {
    counts
        .computeIfAbsent(operation, _ -> new EnumMap<>(Fault.class))
        .merge(fault, count, Long::sum);
  }
}

package io.tummycrypt.tcfs.core.sim;

import java.util.Set;

/** How often each operation of a user met each fault before it had been synchronised. */
final class Coverage {
  private final long[][] counts = new long[Operation.values().length][Fault.values().length];

  void count(Set<Operation> operations, Fault fault) {
    for (Operation operation : operations) {
      counts[operation.ordinal()][fault.ordinal()]++;
    }
  }

  long count(Operation operation, Fault fault) {
    return counts[operation.ordinal()][fault.ordinal()];
  }

  void add(Coverage other) {
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts[row].length; column++) {
        counts[row][column] += other.counts[row][column];
      }
    }
  }
}

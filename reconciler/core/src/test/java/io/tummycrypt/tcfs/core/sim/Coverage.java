package io.tummycrypt.tcfs.core.sim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How often each operation of a user met each fault before it had been synchronised, and how often
 * a device was at rest.
 */
final class Coverage {
  private final Map<Operation, Map<Fault, Long>> counts = new EnumMap<>(Operation.class);
  private long rests;
  private long knownPlans;
  private long leftForLater;

  void count(Set<Operation> operations, Fault fault) {
    for (Operation operation : operations) {
      add(operation, fault, 1);
    }
  }

  long count(Operation operation, Fault fault) {
    return counts.getOrDefault(operation, Map.of()).getOrDefault(fault, 0L);
  }

  /** Counts devices that knew themselves to be at rest, and plans that were known. */
  void countRests(long atRest, long known) {
    rests += atRest;
    knownPlans += known;
  }

  /** Counts plans of which new files were left for later. */
  void countLeft(long plans) {
    leftForLater += plans;
  }

  long leftForLater() {
    return leftForLater;
  }

  long rests() {
    return rests;
  }

  long knownPlans() {
    return knownPlans;
  }

  void add(Coverage other) {
    rests += other.rests;
    knownPlans += other.knownPlans;
    leftForLater += other.leftForLater;
    other.counts.forEach((operation, row) -> row.forEach((fault, n) -> add(operation, fault, n)));
  }

  private void add(Operation operation, Fault fault, long count) {
    counts
        .computeIfAbsent(operation, _ -> new EnumMap<>(Fault.class))
        .merge(fault, count, Long::sum);
  }

  /** The operations that never met some fault. */
  List<String> empty() {
    List<String> empty = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      for (Fault fault : Fault.values()) {
        if (count(operation, fault) == 0) {
          empty.add(operation + " x " + fault);
        }
      }
    }
    return empty;
  }

  /** A line for each fault, a column for each operation, under their numbers. */
  String table() {
    StringBuilder table = new StringBuilder();
    int number = 0;
    for (Operation operation : Operation.values()) {
      table.append(String.format(Locale.ROOT, "%4d %s%n", number++, words(operation)));
    }
    table.append(String.format(Locale.ROOT, "%-26s", ""));
    for (int column = 0; column < number; column++) {
      table.append(String.format(Locale.ROOT, "%7d", column));
    }
    table.append('\n');
    for (Fault fault : Fault.values()) {
      table.append(String.format(Locale.ROOT, "%-26s", words(fault)));
      for (Operation operation : Operation.values()) {
        table.append(String.format(Locale.ROOT, "%7d", count(operation, fault)));
      }
      table.append('\n');
    }
    table.append("at rest: ").append(rests).append(", plans known: ").append(knownPlans);
    table.append(", left for later: ").append(leftForLater);
    return table.append('\n').toString();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

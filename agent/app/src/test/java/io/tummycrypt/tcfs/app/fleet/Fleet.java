package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All machines of a fleet, in the order in which they joined and in which they sync. */
record Fleet(List<Machine> machines) {
  /** Each has published once, each has seen that, and conflict copies have come round. */
  private static final int ROUNDS = 3;

  /** A fleet under {@code folder}, created by its first machine. */
  static Fleet of(Path folder, String... names) throws IOException {
    return of(folder, Place.folder(folder.resolve("store")), names);
  }

  /** The same, with its store at a place. */
  static Fleet of(Path folder, Place place, String... names) throws IOException {
    List<Machine> machines = new ArrayList<>();
    for (String name : names) {
      Machine machine = Machine.in(folder, name, place);
      machine.init();
      machines.add(machine);
    }
    return new Fleet(List.copyOf(machines));
  }

  Machine get(int index) {
    return machines.get(index);
  }

  /** Every machine syncs once. */
  void sync() {
    machines.forEach(Machine::sync);
  }

  /** A few rounds of sync, after which all are equal and none has anything left to do. */
  SortedMap<String, String> converge() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      sync();
    }
    machines.forEach(machine -> machine.done("diff-desired"));
    return equalTree();
  }

  /** What all machines have. */
  SortedMap<String, String> equalTree() throws IOException {
    SortedMap<String, String> first = Tree.shared(machines.getFirst().docs());
    for (Machine machine : machines) {
      SortedMap<String, String> other = Tree.shared(machine.docs());
      assertEquals(without(first, other), without(other, first), () -> "on " + machine.name());
    }
    return first;
  }

  /** What is different, so that a failure shows nothing else. */
  private static SortedMap<String, String> without(
      SortedMap<String, String> tree, SortedMap<String, String> other) {
    SortedMap<String, String> rest = new TreeMap<>(tree);
    rest.entrySet().removeAll(other.entrySet());
    return rest;
  }
}

package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that do not wait for each other. */
class AtOnceTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  @TempDir Path folder;

  @Test
  void machinesThatInitAtOnceBecomeOneFleet() throws Exception {
    List<Machine> machines = new ArrayList<>();
    for (String name : NAMES) {
      Machine machine = Machine.in(folder, name);
      machine.write("of " + name, name);
      machines.add(machine);
    }

    atOnce(machines, Machine::init);

    assertEquals(NAMES.size(), new Fleet(machines).converge().size());
    machines.getFirst().done("fleet", "pull");
    assertTrue(machines.getFirst().done("fleet", "validate").out().contains("5 devices"));
  }

  @Test
  void machinesThatSyncAtOnceConverge() throws Exception {
    Fleet fleet = Fleet.of(folder, NAMES.toArray(String[]::new));
    for (int round = 0; round < 3; round++) {
      for (Machine machine : fleet.machines()) {
        machine.write("of " + machine.name() + "/" + round, machine.name());
        machine.write("the same", machine.name() + ", round " + round);
      }
      atOnce(fleet.machines(), Machine::sync);
    }

    fleet.converge();

    List<String> contents = Tree.contents(fleet.get(0).docs());
    for (String name : NAMES) {
      assertTrue(contents.contains(name + ", round 2"), contents.toString());
    }
  }

  private static void atOnce(List<Machine> machines, Consumer<Machine> command)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(machines.size())) {
      List<Future<?>> running = new ArrayList<>();
      machines.forEach(machine -> running.add(threads.submit(() -> command.accept(machine))));
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  @Test
  void theSecondWriterOnADeviceIsToldWhoWorksThereAndReadersGoOn() throws IOException {
    Fleet fleet = Fleet.of(folder, "a");
    Machine a = fleet.get(0);
    a.write("plan.txt", "text");
    List<Ended> meanwhile = new ArrayList<>();

    Ended applied =
        a.tcfsAnswered(
            () -> {
              meanwhile.add(a.ends(1, "sync"));
              meanwhile.add(a.ends(1, "apply", "--yes"));
              meanwhile.add(a.ends(1, "release", "docs", "--reject"));
              a.ends(2, "diff-desired");
              a.ends(0, "status");
              a.ends(0, "fleet", "render");
            },
            "apply");

    assertEquals(0, applied.code(), applied.all());
    assertEquals(3, meanwhile.size());
    for (Ended refused : meanwhile) {
      assertTrue(refused.err().contains("is at work on this device"), refused.all());
      assertTrue(refused.err().contains("'tcfs apply' (process "), refused.all());
    }
    a.done("diff-desired");
  }
}

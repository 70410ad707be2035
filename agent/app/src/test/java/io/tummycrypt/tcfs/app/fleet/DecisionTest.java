package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one device asks to be asked, a conflict stays as it is until a person decides. */
class DecisionTest extends TwoMachines {
  @BeforeEach
  void letOneAsk() throws IOException {
    b.declare("conflictMode: interactive");
    a.write("plan.txt", "before");
    a.write("other.txt", "before");
    fleet.converge();
  }

  private void editOnBoth() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    a.sync();
    b.ends(4, "sync");
    a.ends(4, "sync");
  }

  @Test
  void nothingChangesUntilItIsDecided() throws IOException {
    editOnBoth();

    for (Machine machine : fleet.machines()) {
      machine.ends(4, "sync");
      assertEquals("by " + machine.name(), machine.read("plan.txt"));
      assertEquals(List.of("before", "by " + machine.name()), Tree.contents(machine.docs()));
      assertTrue(machine.ends(4, "conflicts").out().contains("plan.txt"));
      assertTrue(machine.ends(4, "conflicts", "--json").out().contains("plan.txt"));
      Ended status = machine.ends(4, "status");
      assertTrue(status.out().contains("plan.txt"), status.all());
      machine.ends(4, "diff-desired");
      machine.ends(4, "status", machine.at("plan.txt").toString());
      machine.ends(0, "status", "--exit-code", machine.at("other.txt").toString());
    }
  }

  @Test
  void theRestGoesOnMeanwhile() throws IOException {
    editOnBoth();
    a.write("other.txt", "edited");

    a.ends(4, "sync");
    b.ends(4, "sync");

    assertEquals("edited", b.read("other.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, --keep-local,  by b, before;by b",
    "1, --keep-remote, by a, before;by a",
    "1, --keep-both,   by b, before;by a;by b",
    "0, --keep-local,  by a, before;by a",
    "0, --keep-remote, by b, before;by b",
    "0, --keep-both,   by a, before;by a;by b",
  })
  void aDecisionHoldsEverywhere(int decides, String choice, String winner, String all)
      throws IOException {
    editOnBoth();
    Machine machine = fleet.get(decides);

    machine.done("resolve-conflict", machine.at("plan.txt").toString(), choice);
    fleet.converge();

    assertEquals(winner, a.read("plan.txt"));
    assertEquals(List.of(all.split(";")), Tree.contents(b.docs()));
    machine.done("conflicts");
  }

  @Test
  void anEditDuringAConflictIsPartOfIt() throws IOException {
    editOnBoth();
    a.write("plan.txt", "by a, again");
    a.ends(4, "sync");
    b.ends(4, "sync");

    b.done("resolve-conflict", b.at("plan.txt").toString(), "--keep-both");
    fleet.converge();

    assertEquals(List.of("before", "by a, again", "by b"), Tree.contents(a.docs()));
  }

  @Test
  void anUnpublishedEditIsNotLostToADecisionForTheOther() throws IOException {
    editOnBoth();
    b.write("plan.txt", "by b, not synced");

    b.done("resolve-conflict", b.at("plan.txt").toString(), "--keep-remote");
    fleet.converge();

    assertEquals("by a", b.read("plan.txt"));
    assertTrue(b.vault().contains("by b, not synced"), b.vault().toString());
  }

  @Test
  void anEditThatTheDecisionHasNotSeenIsAConflictAgain() throws IOException {
    editOnBoth();
    b.write("plan.txt", "by b, not synced");
    a.done("resolve-conflict", a.at("plan.txt").toString(), "--keep-local");

    b.ends(4, "sync");
    a.ends(4, "sync");
    assertEquals("by b, not synced", b.read("plan.txt"));
    assertEquals("by a", a.read("plan.txt"));

    b.done("resolve-conflict", b.at("plan.txt").toString(), "--keep-local");
    fleet.converge();
    assertEquals("by b, not synced", a.read("plan.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "docs/other.txt,  has no open conflict",
    "docs/absent.txt, has no open conflict",
    "docs,            has no open conflict",
    "elsewhere,       is in no root of this device",
  })
  void aPathWithoutAConflictIsRefused(String path, String reason) throws IOException {
    editOnBoth();
    String local = a.home().resolveSibling(path).toString();

    Ended ended = a.ends(1, "resolve-conflict", local, "--keep-local");

    assertTrue(ended.err().contains("'" + local + "' " + reason), ended.all());
    assertTrue(ended.err().contains("next step: "), ended.all());
    a.ends(64, "resolve-conflict", local);
    a.ends(64, "resolve-conflict", local, "--keep-local", "--keep-both");
  }
}

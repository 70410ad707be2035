package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than two devices, and what becomes of a conflict that nobody has decided yet. */
class OpenConflictTest extends ThreeMachines {
  @BeforeEach
  void letOneAsk() throws IOException {
    b.declare("conflictMode: interactive");
    a.write("plan.txt", "before");
    fleet.converge();
  }

  /** All sync, and the last of all are told of the conflict. */
  private void syncAll(List<Machine> machines) {
    machines.forEach(machine -> machine.tcfs("sync"));
    machines.forEach(machine -> machine.ends(4, "sync"));
  }

  @Test
  void eachKeepsItsOwnUntilOneKeepsAll() throws IOException {
    for (Machine machine : fleet.machines()) {
      machine.write("plan.txt", "by " + machine.name());
    }
    syncAll(fleet.machines());
    for (Machine machine : fleet.machines()) {
      assertEquals(List.of("by " + machine.name()), Tree.contents(machine.docs()));
    }

    c.done("resolve-conflict", c.at("plan.txt").toString(), "--keep-both");
    fleet.converge();

    assertEquals("by c", a.read("plan.txt"));
    assertEquals(List.of("by a", "by b", "by c"), Tree.contents(a.docs()));
  }

  @Test
  void aRootThatIsHaltedMayHaveConflictsThatNobodyKnowsOf() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    syncAll(fleet.machines());
    Files.move(b.docs(), b.docs().resolveSibling("away"));

    Ended all = b.ends(3, "conflicts");
    Ended one = b.ends(1, "resolve-conflict", b.at("plan.txt").toString(), "--keep-local");

    assertTrue(all.out().contains("not everything could be looked at"), all.all());
    assertTrue(all.out().contains("Halted root docs"), all.all());
    assertTrue(one.err().contains("root 'docs' is halted"), one.all());
  }

  @Test
  void anEditOfTheOneThatIsShownLeavesTheOtherAConflict() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    syncAll(fleet.machines());
    assertEquals("by a", c.read("plan.txt"));

    c.write("plan.txt", "by a, edited by c");
    syncAll(fleet.machines());

    assertEquals("by b", b.read("plan.txt"));
    b.done("resolve-conflict", b.at("plan.txt").toString(), "--keep-both");
    fleet.converge();
    assertEquals(List.of("by a, edited by c", "by b"), Tree.contents(a.docs()));
  }

  @Test
  void nothingIsDecidedAboutAVersionThatWasNotShown() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    syncAll(fleet.machines());
    String plan = b.at("plan.txt").toString();
    String shown = seen();
    c.write("plan.txt", "by a, edited by c");
    c.ends(4, "sync");

    Ended later = b.ends(1, "resolve-conflict", plan, "--keep-remote");
    Ended other = b.ends(1, "resolve-conflict", plan, "--seen", shown, "--keep-remote");

    assertTrue(later.err().contains("has a version by c that came after the last sync here"));
    assertTrue(other.err().contains(seen() + ", not " + shown), other.all());
    assertEquals("by b", b.read("plan.txt"));
    b.done("resolve-conflict", plan, "--seen", seen(), "--keep-both");
    fleet.converge();
    assertEquals(List.of("by a, edited by c", "by b"), Tree.contents(a.docs()));
  }

  /** Under which hash b is shown its conflict. */
  private String seen() throws IOException {
    Matcher hash = Pattern.compile("--seen ([0-9a-f]{12}) ").matcher(b.ends(4, "conflicts").out());
    assertTrue(hash.find());
    return hash.group(1);
  }

  @Test
  void aDeviceThatJoinsWithItsOwnFileIsPartOfIt() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    Machine d = Machine.in(folder, "d");
    d.write("plan.txt", "by d");
    d.init();
    List<Machine> all = new ArrayList<>(fleet.machines());
    all.add(d);
    syncAll(all);

    b.done("resolve-conflict", b.at("plan.txt").toString(), "--keep-both");
    new Fleet(all).converge();

    assertEquals("by b", d.read("plan.txt"));
    assertEquals(List.of("by a", "by b", "by d"), Tree.contents(d.docs()));
  }

  @Test
  void aDeletionDuringAConflictGivesWayToTheOther() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    syncAll(fleet.machines());

    b.delete("plan.txt");
    b.sync();
    fleet.converge();

    assertEquals("by a", b.read("plan.txt"));
  }

  @Test
  void aRuleAsksForSomePathsOnly() throws IOException {
    b.changeDocument(text ->
        text.replace("  conflictMode: interactive\n", "")
            .replace(
                "    - name: docs\n  #",
                "    - name: docs\n      rules: [{match: \"notes/**\", conflictMode: defer}]\n  #"));
    for (Machine machine : List.of(a, b)) {
      machine.write("notes/n.txt", "note by " + machine.name());
      machine.write("plan.txt", "plan by " + machine.name());
    }

    syncAll(fleet.machines());

    List<String> onC = List.of("note by a", "plan by a", "plan by b");
    assertEquals(onC, Tree.contents(c.docs()));
    assertEquals("note by b", b.read("notes/n.txt"));
  }
}
